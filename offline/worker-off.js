// Gets rid of Lantern's service worker, wherever it was. A school copies this file over `worker.js` on its server, and every browser that has
// an older one takes this at its next visit. Builds for development have it as their `worker.js`. The children's files are not touched.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const ours = (await caches.keys()).filter((name) => name.startsWith("lantern-files-"));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
