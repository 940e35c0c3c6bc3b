const frame = () => new Promise((next) => requestAnimationFrame(() => next()));
const rest = (time) => new Promise((next) => setTimeout(next, time));
// Once what is in the page now has been drawn.
const painted = async () => { await frame(); await rest(0); };
const done = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
const complete = (tx) => new Promise((yes, no) => { tx.oncomplete = () => yes(); tx.onabort = () => no(tx.error); });
const until = async (look, what) => {
  for (const begun = performance.now(); performance.now() - begun < 120000; ) {
    const found = look();
    if (found) return found;
    await frame();
  }
  throw new Error('waited in vain for ' + what);
};
// As soon as the page has changed so that `look` finds something.
const changed = (look) => new Promise((yes) => {
  if (look()) return yes(performance.now());
  const watch = new MutationObserver(() => { if (look()) { watch.disconnect(); yes(performance.now()); } });
  watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
});
const database = (name) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('records');
  return done(request);
};
const forget = async (db, name) => { db.close(); await done(indexedDB.deleteDatabase(name)); };
