// Lantern's service worker: after one visit everything works without a connection.
//
// One version of Lantern is a list of files with what each of them holds, made by `cargo xtask finish`. A version is fetched whole, beside the
// one in use, checked, and taken when no tab runs the one before any more; or at once, where somebody asks for it. A page is answered from one
// version, never from two. Nothing that is typed ever passes here: it stays in IndexedDB, which no request reaches. A file that another program
// of this device shares with Lantern does: it waits here until the page takes it, and goes no further.

/** What each file of this version holds: SHA-256, base64. The first is the page. */
const FILES = __FILES__;
const OURS = "lantern-files-";
const CACHE = OURS + "__VERSION__";

const address = (name) => new URL(name, registration.scope).href;

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", (event) => {
  if (event.data === "take") skipWaiting();
});
addEventListener("fetch", (event) => {
  if (event.request.method === "POST" && event.request.url === address("shared")) event.respondWith(shared(event.request));
  const name = wanted(event.request);
  if (name !== undefined) event.respondWith(answer(name, event.request));
});

/** Fetches this version whole, or nothing of it. */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    for (const [name, holds] of Object.entries(FILES)) {
      if (!(await cache.match(address(name)))) await cache.put(address(name), await file(name, holds));
    }
  } catch (problem) {
    await caches.delete(CACHE);
    throw problem;
  }
}

/** A file of this version: from an older one that holds the same, else from the server. A server that is being updated sends what is none. */
async function file(name, holds) {
  const held = await caches.match(address(name));
  const found = held && (await checked(held, holds));
  if (found) return found;
  const fetched = await checked(await fetch(address(name), { cache: "no-cache" }), holds);
  if (!fetched) throw new Error(`${name} is not of this version`);
  return fetched;
}

/** An answer, if it holds what it should: made anew, because one that was led elsewhere on its way cannot be a page's. */
async function checked(response, holds) {
  if (!response.ok) return undefined;
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (btoa(String.fromCharCode(...digest)) !== holds) return undefined;
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Response(bytes, { headers });
}

/** From here on this version answers. An older one stays as long as a tab may still run it: that tab's later files are in it. */
async function begin() {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  const kept = tabs.length ? older.slice(-1) : [];
  await Promise.all(older.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)));
  await clients.claim();
}

/** The file a request is for; none where this version has nothing to say, such as at the address that gets rid of it. */
function wanted(request) {
  const { origin, pathname } = new URL(request.url);
  const { origin: ours, pathname: folder } = new URL(registration.scope);
  if (request.method !== "GET" || origin !== ours || !pathname.startsWith(folder)) return undefined;
  const name = decodeURIComponent(pathname.slice(folder.length)) || Object.keys(FILES)[0];
  return name in FILES || name.startsWith("lantern-") ? name : undefined;
}

/** Keeps what was shared for the page, which takes it out again: see `lantern-part-offline.js`. */
async function shared(request) {
  const cache = await caches.open("lantern-shared");
  const files = (await request.formData()).getAll("file");
  await Promise.all(
    files.map((file, nth) => cache.put(address(`shared/${nth}`), new Response(file, { headers: { "x-name": encodeURIComponent(file.name) } }))),
  );
  return Response.redirect(address(""), 303);
}

async function answer(name, request) {
  const here = await (await caches.open(CACHE)).match(address(name));
  // What this version does not know may be an older tab's.
  return here || (await caches.match(address(name))) || fetch(request);
}
