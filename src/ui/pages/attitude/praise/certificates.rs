//! Certificates to print: one page of A4 each, looked at before they are printed. On paper there is nothing of the page but them.

use leptos::html;
use leptos::prelude::*;

use super::PraiseOfClass;
use crate::domain::calendar::date as read_date;
use crate::domain::praise::Award;
use crate::domain::{Date, PupilId, SchoolYear};
use crate::ledger::Reading;
use crate::report::praise::{ChildsPraise, LastPraise};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::Html;
use crate::ui::parts::field::{Field, Written};
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::praise_dialog::points;
use crate::words;

/// What a certificate is given for.
#[derive(Clone, Debug, PartialEq)]
enum Merit {
    Award(Award, u32),
    Praise(LastPraise),
}

/// The preview, with what can be chosen; it takes the place of the class.
#[component]
pub(super) fn Certificates(page: PraiseOfClass, together: Memo<Vec<PupilId>>, close: Callback<()>) -> impl IntoView {
    let PraiseOfClass { session, children, praise, .. } = page;
    let for_praise = RwSignal::new(false);
    let why = RwSignal::new(String::new());
    let date = RwSignal::new(session.today());
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _unfocusable = heading.focus();
        }
    });
    let merit = move |praise: &ChildsPraise| match (for_praise.get(), praise.award, &praise.last) {
        (true, _, Some(last)) => Some(Merit::Praise(last.clone())),
        (false, Some(award), _) => Some(Merit::Award(award, praise.points)),
        _ => None,
    };
    // The children chosen, else everyone; whoever has nothing to be given for is left out.
    let merits = Memo::new(move |_| {
        let chosen = together.get();
        let names = children.get().into_iter().map(|(_, name)| name);
        let all = praise.with(|praise| praise.iter().zip(names).map(|((id, praise), name)| (*id, name, merit(praise))).collect::<Vec<_>>());
        all.into_iter().filter(|(id, ..)| chosen.is_empty() || chosen.contains(id)).collect::<Vec<_>>()
    });
    let given = move || {
        let school = session.roll.with(|roll| roll.school_name().as_ref().and_then(Reading::any).cloned()).unwrap_or_default();
        let said = Sheet { school, year: SchoolYear::of(session.today()), date: date.get(), why: why.with(|why| why.trim().to_owned()) };
        let one = |html: &mut Html, name: &str, merit: &Merit| html.element("li", &[], |html| certificate(html, &said, name, merit));
        merits.with(|merits| {
            Html::of(|html| merits.iter().for_each(|(_, name, merit)| merit.iter().for_each(|merit| one(html, name, merit))))
        })
    };
    let count = Memo::new(move |_| merits.with(|merits| merits.iter().filter(|(_, _, merit)| merit.is_some()).count()));
    let said = move || {
        let left: Vec<String> = merits.with(|m| m.iter().filter(|(.., merit)| merit.is_none()).map(|(_, name, _)| name.clone()).collect());
        let what = if for_praise.get() { "praise this year" } else { "award yet" };
        match (count.get(), left.as_slice()) {
            (0, _) => words::praise::nothing_to_print(what),
            (n, left) if left.is_empty() || together.with(Vec::is_empty) => pages(n),
            (n, left) => words::praise::left_out(n, what, left),
        }
    };
    let choose_day = Callback::new(move |typed: String| {
        if let Some(day) = read_date(&typed) {
            date.set(day);
        }
    });
    let shown_day = Written::held(Signal::derive(move || date.get().to_string()));
    let reasons = [("award", "The award reached this year"), ("praise", "The last praise")];
    let reasons = Signal::stored(reasons.map(|(key, words)| (key.to_owned(), words.to_owned())).into());
    let reason = Signal::derive(move || if for_praise.get() { "praise" } else { "award" }.to_owned());
    let choose_reason = Callback::new(move |chosen: String| for_praise.set(chosen == "praise"));
    let print = move |_| {
        // A browser that cannot print says so itself.
        let _unprinted = window().print();
    };
    view! {
        <section class="certificates" aria-labelledby="certificates">
            <h2 id="certificates" tabindex="-1" node_ref=heading>"Certificates"</h2>
            <div class="fields">
                <Choose id="certificate-for" label="Given for" options=reasons chosen=reason on_choose=choose_reason />
                <Field id="certificate-why" label="In your own words (optional)" value=why most=120 />
                <Field id="certificate-date" label="Date" kind="date" value=shown_day on_left=choose_day />
            </div>
            <p role="status">{live(said)}</p>
            <div class="buttons">
                <button type="button" class="button button--main" disabled=move || count.get() == 0 on:click=heard(print)>"Print"</button>
                <button type="button" class="button" on:click=heard(move |_| close.run(()))>"Back to the class"</button>
            </div>
            <ol aria-label="Preview" inner_html=given></ol>
        </section>
    }
}

fn pages(n: usize) -> String {
    words::praise::certificates(n)
}

/// What stands on each of them.
struct Sheet {
    school: String,
    year: SchoolYear,
    date: Date,
    why: String,
}

/// One certificate.
fn certificate(html: &mut Html, sheet: &Sheet, name: &str, merit: &Merit) {
    let (metal, stars, title, what, note) = match merit {
        Merit::Award(award, n) => {
            let title = format!("{} award", words::capital(award.name()));
            let stars = Award::ALL.into_iter().filter(|other| other <= award).count();
            (award.name(), stars, title, format!("for {} of praise in {}", points(*n), sheet.year), "")
        }
        Merit::Praise(last) => ("praise", 1, "Certificate of praise".to_owned(), format!("for {}", last.kind), last.note.as_str()),
    };
    // What needs more than a few lines is set smaller; the page stays one page.
    let long = if note.chars().count() + sheet.why.chars().count() > 110 { " certificate--long" } else { "" };
    html.within("article", &format!("certificate certificate--{metal}{long}"), |html| {
        html.classed("p", "certificate__school", &sheet.school);
        html.element("div", &[("class", "certificate__medal"), ("aria-hidden", "true")], |html| html.raw(&medal(stars)));
        html.classed("p", "certificate__title", &title);
        html.words("p", &[], "is given to");
        html.words("h3", &[], name);
        html.classed("p", "certificate__what", &what);
        [note, &sheet.why].into_iter().filter(|text| !text.is_empty()).for_each(|text| html.words("p", &[], text));
        html.within("div", "certificate__foot", |html| {
            html.words("p", &[], &words::date(sheet.date));
            html.words("p", &[], "Signed");
        });
    });
}

/// A rosette with one star, two or three: told apart without colour.
fn medal(stars: usize) -> String {
    let places: &[(f32, f32, f32)] = match stars {
        1 => &[(50.0, 40.0, 1.15)],
        2 => &[(36.5, 40.0, 0.85), (63.5, 40.0, 0.85)],
        _ => &[(50.0, 27.0, 0.75), (37.0, 48.0, 0.75), (63.0, 48.0, 0.75)],
    };
    let star = |(x, y, size): &(f32, f32, f32)| {
        format!(
            "<path fill=\"#fff\" transform=\"translate({x} {y}) scale({size}) translate(-16 -16)\" \
             d=\"M16 1.5 20.4 11 30.6 12.2 23 19.2 25.1 29.4 16 24.2 6.9 29.4 9 19.2 1.4 12.2 11.6 11 Z\"/>"
        )
    };
    let stars: String = places.iter().map(star).collect();
    format!(
        "<svg viewBox=\"0 0 100 112\" focusable=\"false\" fill=\"currentColor\" stroke=\"#24222b\" stroke-width=\"1.2\" \
         stroke-linejoin=\"round\"><path d=\"M32 66 22 108 38 100 50 110 50 70Z M68 66 78 108 62 100 50 110 50 70Z\"/>\
         <circle cx=\"50\" cy=\"40\" r=\"38\"/><circle cx=\"50\" cy=\"40\" r=\"31\" stroke=\"#fff\" stroke-width=\"2\"/>{stars}</svg>"
    )
}
