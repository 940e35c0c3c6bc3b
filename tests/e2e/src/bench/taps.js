// Taps on the marking board until they are stored, and in between the same record put into a database of its own, as strictly.
const [rounds] = args;
const name = 'bench-taps';
const db = await database(name);
const latest = async () => {
  const lantern = await done(indexedDB.open('lantern'));
  const texts = await done(lantern.transaction('loose').objectStore('loose').getAll());
  lantern.close();
  return texts.pop();
};
const stored = () => new Promise((yes) => {
  const watch = new PerformanceObserver((list) => { watch.disconnect(); yes(list.getEntriesByName('lantern:rate')[0].duration); });
  watch.observe({ type: 'measure' });
});
const cells = [...document.querySelectorAll('td.mark__cell')];
const [taps, puts] = [[], []];
let text = null;
for (let n = 0; n < rounds; n += 1) {
  const tap = stored();
  cells[(n * 37) % cells.length].click();
  taps.push(await tap);
  text = text || await latest();
  await rest(120);
  const begun = performance.now();
  const tx = db.transaction('records', 'readwrite', { durability: 'strict' });
  tx.objectStore('records').put(text, String(n));
  await complete(tx);
  puts.push(performance.now() - begun);
  await rest(60);
}
await forget(db, name);
return { taps: taps.slice(5), puts: puts.slice(5), bytes: text.length };
