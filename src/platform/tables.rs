//! The tables of the page, as they stand.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlInputElement, HtmlSelectElement, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, HtmlTextAreaElement,
};

/// A table that is read: what it is called, and its rows.
pub type Read = (String, Vec<Vec<String>>);

/// Every table in sight on the page, in its order. What is there for the eye alone, and what is tapped to do something, is left out.
#[must_use]
pub fn on_page() -> Vec<Read> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Vec::new() };
    let Ok(found) = document.query_selector_all("main table") else { return Vec::new() };
    let all = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<HtmlTableElement>().ok());
    all.filter(|table| matches!(table.closest("[hidden], dialog:not([open]), details:not([open])"), Ok(None)))
        .map(|table| read(&table))
        .collect()
}

fn read(table: &HtmlTableElement) -> Read {
    let caption = table.caption().and_then(|caption| caption.text_content());
    let name = caption.or_else(|| table.get_attribute("aria-label")).unwrap_or_default();
    let rows = table.rows();
    let (mut all, mut heads) = (Vec::new(), Vec::<String>::new());
    // How many more rows a cell from above reaches into, column by column.
    let mut reaches: Vec<u32> = Vec::new();
    for row in (0..rows.length()).filter_map(|at| rows.item(at)?.dyn_into::<HtmlTableRowElement>().ok()) {
        let is_head = matches!(row.closest("thead"), Ok(Some(_)));
        let cells = row.cells();
        let (mut said, mut read) =
            (Vec::new(), (0..cells.length()).filter_map(|at| cells.item(at)?.dyn_into::<HtmlTableCellElement>().ok()));
        loop {
            if let Some(reach) = reaches.get_mut(said.len()).filter(|reach| **reach > 0) {
                *reach -= 1;
                said.push(String::new());
                continue;
            }
            let Some(cell) = read.next() else { break };
            let (at, wide) = (said.len(), usize::try_from(cell.col_span()).unwrap_or(1));
            if reaches.len() < at + wide {
                reaches.resize(at + wide, 0);
                heads.resize(at + wide, String::new());
            }
            reaches.iter_mut().skip(at).take(wide).for_each(|reach| *reach = cell.row_span().saturating_sub(1));
            let text = of_cell(&cell, heads.get(at).map_or("", String::as_str));
            let more =
                if is_head { cell.query_selector("[title]").ok().flatten().and_then(|more| more.get_attribute("title")) } else { None };
            if let Some(head) = heads.get_mut(at).filter(|_| is_head) {
                head.clone_from(&text);
            }
            said.push(more.filter(|more| *more != text).map_or(text.clone(), |more| format!("{text} {more}")));
            said.extend((1..wide).map(|_| String::new()));
        }
        all.push(said);
    }
    (name, all)
}

/// What a cell says. What it is called for a screen reader says whose it is and of what; that stands in the heads of row and column.
fn of_cell(cell: &Element, head: &str) -> String {
    if let Some(label) = cell.get_attribute("aria-label") {
        return match label.split_once(&format!(", {head}, ")) {
            Some((_, said)) => said.to_owned(),
            None => label,
        };
    }
    let mut said = String::new();
    listen(cell, &mut said);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn listen(element: &Element, said: &mut String) {
    let inside = element.child_nodes();
    for node in (0..inside.length()).filter_map(|at| inside.item(at)) {
        let Some(child) = node.dyn_ref::<Element>() else {
            said.push_str(&node.text_content().unwrap_or_default());
            continue;
        };
        said.push(' ');
        if matches!(child.matches("[aria-hidden=true], [hidden], .button, .only-on-paper, svg, option"), Ok(true) | Err(_)) {
            continue;
        }
        if let Some(field) = child.dyn_ref::<HtmlInputElement>() {
            match field.type_().as_str() {
                "checkbox" | "radio" => said.push_str(if field.checked() { "yes" } else { "" }),
                _ => said.push_str(&field.value()),
            }
        } else if let Some(field) = child.dyn_ref::<HtmlTextAreaElement>() {
            said.push_str(&field.value());
        } else if let Some(list) = child.dyn_ref::<HtmlSelectElement>() {
            let chosen = list.query_selector("option:checked").ok().flatten().filter(|_| !list.value().is_empty());
            said.push_str(&chosen.and_then(|option| option.text_content()).unwrap_or_default());
        } else {
            listen(child, said);
        }
        said.push(' ');
    }
}
