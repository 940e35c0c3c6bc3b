// One slot is freed and given again, each time until the page says so, which it does once it is stored.
const [rounds] = args;
const named = (words) => [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') || '').startsWith(words));
await until(() => named('Free the slot of '), 'a slot to free');
const child = named('Free the slot of ').getAttribute('aria-label').slice('Free the slot of '.length);
const times = [];
for (let n = 0; n < rounds; n += 1) {
  let begun = performance.now();
  named('Free the slot of ' + child).click();
  await changed(() => !named('Free the slot of ' + child));
  times.push(performance.now() - begun);
  await rest(150);
  named('Move ' + child).click();
  await until(() => named('Put ' + child), 'a free slot');
  await rest(50);
  begun = performance.now();
  named('Put ' + child).click();
  await changed(() => named('Free the slot of ' + child));
  times.push(performance.now() - begun);
  await rest(150);
}
return times.slice(2);
