// One slot is freed and given again, each time until the page says so, which it does once it is stored.
const [rounds, cancels] = args;
const named = (words) => [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') || '').startsWith(words));
await until(() => named(cancels), 'a slot to free');
const child = named(cancels).getAttribute('aria-label').slice(cancels.length);
const times = [];
for (let n = 0; n < rounds; n += 1) {
  let begun = performance.now();
  named(cancels + child).click();
  await changed(() => !named(cancels + child));
  times.push(performance.now() - begun);
  await rest(150);
  named('Move ' + child).click();
  await until(() => named('Put ' + child), 'a free slot');
  await rest(50);
  begun = performance.now();
  named('Put ' + child).click();
  await changed(() => named(cancels + child));
  times.push(performance.now() - begun);
  await rest(150);
}
return times.slice(2);
