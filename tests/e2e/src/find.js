// Finds what a screen reader would find: arguments are a task ("find", "focus", "name" or "text"), what is looked for, and an element.
const [task, wanted, given] = arguments;

const INPUTS = 'input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]):not([type=button]):not([type=submit])';
const TYPED = 'input:not([type]), input[type=text], input[type=search], input[type=password]';
const ROLES = {
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  link: 'a[href]:not([role]), [role=link]',
  textbox: `${TYPED}, textarea, [role=textbox]`,
  combobox: 'select, [role=combobox]',
  field: `${INPUTS}, textarea, select`,
  file_input: 'input[type=file]',
  radiogroup: '[role=radiogroup], fieldset',
  radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  table: 'table, [role=table], [role=grid]',
  row: 'tr, [role=row]',
  gridcell: '[role=gridcell]',
  dialog: 'dialog, [role=dialog]',
  region: 'section, [role=region], [role=group], fieldset',
  navigation: 'nav, [role=navigation]',
  status: '[role=status]',
  alert: '[role=alert]',
  listitem: 'li, [role=listitem]',
};
const NAMED_BY_CONTENT = ['button', 'link', 'radio', 'checkbox', 'heading', 'row', 'status', 'alert', 'listitem'];

const clean = (text) => text.replace(/\s+/g, ' ').trim();

// Closed, hidden from screen readers, or behind an open dialog.
const shown = (el) =>
  !el.closest('[aria-hidden=true], [inert]') && el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });

function words(node, except) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node === except || node.getAttribute('aria-hidden') === 'true') return '';
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden') return '';
  const label = node.getAttribute('aria-label') || node.getAttribute('alt');
  if (label) return label;
  if (node.matches('select, textarea, script, style')) return '';
  const said = [...node.childNodes].map((child) => words(child, except)).join('');
  return style.display.startsWith('inline') ? said : ` ${said} `;
}

function name(el, role) {
  const ids = (el.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
  const byId = ids.map((id) => document.getElementById(id)).filter(Boolean);
  if (byId.length) return clean(byId.map((one) => words(one)).join(' '));
  if (clean(el.getAttribute('aria-label') || '')) return clean(el.getAttribute('aria-label'));
  if (el.labels && el.labels.length) return clean([...el.labels].map((label) => words(label, el)).join(' '));
  const own = el.matches('fieldset') ? 'legend' : el.matches('table') ? 'caption' : null;
  const inner = own && [...el.children].find((child) => child.matches(own));
  if (inner) return clean(words(inner));
  if (NAMED_BY_CONTENT.includes(role)) return clean(el.value && el.matches('input') ? el.value : words(el));
  return clean(el.getAttribute('title') || el.getAttribute('placeholder') || '');
}

const fits = (said, asked) => (asked.endsWith('…') ? said.startsWith(asked.slice(0, -1)) : said === asked);

// Whether the letters of one text are in another, in this order. What is hidden or set apart only takes letters away or adds spaces.
function within(asked, text) {
  let at = 0;
  for (const letter of asked) {
    at = text.indexOf(letter, at) + 1;
    if (!at) return false;
  }
  return true;
}

// Says cheaply of most of a long page that it is not meant: to say exactly what is read of an element asks for the style of all it holds.
function mayFit(el, role, letters) {
  if (!NAMED_BY_CONTENT.includes(role) || el.matches('input, [aria-label], [aria-labelledby]') || el.querySelector('[aria-label], [alt]')) return true;
  return within(letters, el.textContent);
}

function find({ role, name: asked, inside }) {
  const modal = [...document.querySelectorAll('dialog')].filter((one) => one.matches(':modal')).pop();
  const roots = inside ? find(inside) : [modal || document];
  const found = roots.flatMap((root) => [...root.querySelectorAll(ROLES[role])]);
  const letters = asked.replace(/\s+|…$/g, '');
  return found.filter((el) => mayFit(el, role, letters) && fits(name(el, role), asked) && shown(el));
}

const roleOf = (el) => Object.keys(ROLES).find((one) => el.matches(ROLES[one]));

function describe(el) {
  if (!el || el === document.body) return 'nothing';
  const role = roleOf(el);
  return `${role || el.tagName.toLowerCase()} “${name(el, role || 'link')}”`;
}

if (task === 'focus') {
  const el = document.activeElement;
  return { is: wanted ? find(wanted).includes(el) : false, said: describe(el) };
}
if (task === 'name') return name(given, roleOf(given));
if (task === 'text') return clean(document.body.innerText);
return find(wanted);
