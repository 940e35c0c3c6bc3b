// The marking board from its address until it is painted, and the same cells from their HTML:
// until they are laid out, and until they are painted.
const [route, rows, columns, rounds] = args;
const cells = () => document.querySelectorAll('td.mark__cell').length;
const away = async () => {
  location.hash = '#/';
  await until(() => cells() === 0 && document.querySelector('main h1'), 'the start page');
  await painted();
  await rest(150);
  await frame();
};
const [boards, bare, laid] = [[], [], []];
let html = '';
for (let n = 0; n < rounds; n += 1) {
  await away();
  let begun = performance.now();
  location.hash = route;
  await changed(() => cells() === rows * columns);
  await painted();
  boards.push(performance.now() - begun);
  html = html || document.querySelector('td.mark__cell').closest('table').parentElement.outerHTML;
  await away();
  const box = document.createElement('div');
  document.querySelector('main').append(box);
  await painted();
  await frame();
  begun = performance.now();
  box.innerHTML = html;
  box.getBoundingClientRect();
  laid.push(performance.now() - begun);
  await painted();
  bare.push(performance.now() - begun);
  box.remove();
}
return { boards: boards.slice(2), bare: bare.slice(2), bytes: html.length, laid: laid.slice(2) };
