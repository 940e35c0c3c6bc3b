// The page's side of `worker.js`, fetched once the page is idle: registers it, and says how things stand by marks on the page's root, which
// `platform::offline` reads; and hands over files by which Lantern was opened. `data-kept`: Lantern opens without a connection. `data-newer`:
// a newer version is here, whole, and waits.
const marks = document.documentElement.dataset;

/** How long a first visit is left to what it came for, such as reading a school's file, in milliseconds. */
const CALM = 5000;

async function keep(workers) {
  const registration = await workers.register("./worker.js", { updateViaCache: "none" });
  const look = () => {
    if (registration.active) marks.kept = "";
    if (registration.waiting && workers.controller) marks.newer = "";
    dispatchEvent(new Event("lantern-offline"));
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  // Somebody asks for the newer version: it takes over, and this page, no other, is opened anew.
  addEventListener("lantern-take", () => {
    const { waiting } = registration;
    // Another tab may have taken it: then nothing changes that this page could wait for, and whatever changes later is not its business.
    if (!waiting) return;
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take");
  });
  follow();
  look();
}

// A page that did not come over https has no workers, and a server without one has nothing to register: Lantern then needs its connection.
const workers = navigator.serviceWorker;
if (workers) setTimeout(() => keep(workers).catch(() => {}), workers.controller ? 0 : CALM);

/** Files by which Lantern was opened, handed to the page. */
const opened = (files) => files.length && dispatchEvent(new CustomEvent("lantern-opened", { detail: files }));

/** What another program shared, as the worker kept it: taken out, whatever becomes of it. */
async function shared() {
  const cache = await caches.open("lantern-shared");
  const kept = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  await caches.delete("lantern-shared");
  opened(await Promise.all(kept.map(async (file) => new File([await file.blob()], decodeURIComponent(file.headers.get("x-name"))))));
}

// By a double click, where the system offers Lantern for such files; and by "Share".
globalThis.launchQueue?.setConsumer(async ({ files }) => opened(await Promise.all(files.map((file) => file.getFile()))));
if (globalThis.caches) shared().catch(() => {});
