// The fixed address that gets rid of a service worker that is broken: `reset.html`, which no worker of Lantern's answers for.
const said = document.getElementById("said");

async function reset() {
  const workers = "serviceWorker" in navigator ? await navigator.serviceWorker.getRegistrations() : [];
  const here = new URL("./", location.href).href;
  await Promise.all(workers.filter((worker) => worker.scope === here).map((worker) => worker.unregister()));
  const kept = "caches" in window ? await caches.keys() : [];
  await Promise.all(kept.filter((name) => name.startsWith("lantern-files-") || name === "lantern-shared").map((name) => caches.delete(name)));
}

reset().then(
  () => (said.textContent = "Done. Lantern is fetched anew when you open it."),
  () => (said.textContent = "This did not work. Please close every tab of Lantern, open this page again, and try once more."),
);
