//! The faces of the lights. Each says the same as its colour, its shape and its words; none is angry or ashamed.

/// A face as SVG for a place among so many bands, lowest first: from thinking to a broad smile.
pub(super) fn face(at: usize, of: usize) -> String {
    let last = of.saturating_sub(1).max(1);
    // The mouth's bend in SVG units: nearly straight for the lowest, deep for the highest.
    let bend = 1 + 13 * at.min(last) / last;
    let brow = if at == 0 { r#"<path d="M17 19q4-3 8-1M39 18q4-2 8 1"/>"# } else { "" };
    format!(
        "<svg viewBox=\"0 0 64 64\" focusable=\"false\"><circle cx=\"32\" cy=\"32\" r=\"28\"/>\
         <circle class=\"face__eye\" cx=\"22\" cy=\"27\" r=\"3.4\"/><circle class=\"face__eye\" cx=\"42\" cy=\"27\" r=\"3.4\"/>\
         <path d=\"M19 41q13 {bend} 26 0\"/>{brow}</svg>"
    )
}
