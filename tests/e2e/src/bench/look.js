// Notes when a file was chosen and when its preview can be agreed to.
window.bench.looked = null;
window.bench.longest = 0;
document.addEventListener('change', (event) => {
  if (event.target.type !== 'file') return;
  window.bench.file = event.target.files[0];
  const begun = performance.now();
  window.bench.begun = begun;
  const add = () => [...document.querySelectorAll('button')].some((one) => one.innerText.trim() === 'Add to my files');
  changed(add).then((at) => { window.bench.looked = at - begun; });
}, { capture: true, once: true });
return true;
