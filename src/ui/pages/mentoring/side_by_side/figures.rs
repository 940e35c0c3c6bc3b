//! Counts, shares and kappa of a class.

use leptos::prelude::*;

use super::compared::Compared;
use crate::domain::Band;
use crate::report::agreement::{Agreement, NoKappa, PAIRS_MIN};
use crate::report::beside::{Scope, ThingKind, over_time, scopes_ever};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::{Html, NONE, drawn};
use crate::ui::parts::live::live;
use crate::words;
use crate::words::counts::judgements;

/// What it all says, in sentences.
#[component]
pub(super) fn Summary(page: Compared) -> impl IntoView {
    let all = Memo::new(move |_| page.found.with(|found| found.all.clone()));
    let agree = move || all.with(|all| words::beside::agree(all.exact, all.pairs, all.share()));
    let differ = move || all.with(|all| words::beside::differ(all.child_higher, all.child_lower));
    let kappa = move || {
        all.with(|all| match all.kappa() {
            Ok(kappa) => words::beside::kappa(&kappa.to_string(), kappa.word()),
            Err(NoKappa::TooFew) => words::beside::too_few(PAIRS_MIN),
            Err(NoKappa::OneBand) => words::beside::ONE_COLOUR.to_owned(),
        })
    };
    let left_out = move || match all.with(|all| all.left_out) {
        0 => None,
        n => Some(view! { <p class="quiet">{judgements(n.into())}{words::beside::STRANGE_COLOUR}</p> }.into_any()),
    };
    let open = move || match page.found.with(|found| found.open) {
        0 => None,
        n => Some(view! { <p class="quiet">{judgements(n as u64)}{words::beside::NOT_COMPARED}</p> }.into_any()),
    };
    view! {
        <p class="beside-said"><strong>{live(agree)}</strong>" "{live(differ)}</p>
        {live(left_out)}
        {live(open)}
        <details class="card">
            <summary>"All judgements, and what kappa says"</summary>
            <Counts page=page all=all />
            <p>{live(kappa)}</p>
            <p>{words::beside::CHANCE}</p>
            <p>{words::beside::KAPPA}</p>
        </details>
    }
}

/// How often each colour met each: the counts behind kappa.
#[component]
fn Counts(page: Compared, all: Memo<Agreement>) -> impl IntoView {
    let bands = move || page.session.roll.with(|roll| roll.scheme(page.period.get()).bands().to_vec());
    let table = drawn(move || {
        let (bands, all) = (bands(), all.get());
        let signed = |html: &mut Html, band: &Band, before: &str| {
            html.element("span", &[("class", "beside__band")], |html| {
                html.light(band);
                html.text(&format!("{before}{}", band.word));
            });
        };
        Html::of(|html| {
            html.words("caption", &[], "Colour by colour");
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    html.words("th", &[("scope", "col")], "You say …");
                    bands.iter().for_each(|band| html.element("th", &[("scope", "col")], |html| signed(html, band, "")));
                });
            });
            html.element("tbody", &[], |html| {
                for (band, counts) in bands.iter().zip(&all.table) {
                    html.element("tr", &[], |html| {
                        html.element("th", &[("scope", "row")], |html| signed(html, band, "Child: "));
                        counts.iter().for_each(|count| html.words("td", &[], &count.to_string()));
                    });
                }
            });
        })
    });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label="Colour by colour, scrolls sideways if needed">
            <table class="board beside-figures" inner_html=table></table>
        </div>
    }
}

/// The figures by strand and by kind.
#[component]
pub(super) fn Kinds(page: Compared) -> impl IntoView {
    let table = drawn(move || {
        let found = page.found.get();
        let named = |(of, agreement): &(Scope, Agreement)| (scope(page, *of), agreement.clone(), matches!(of, Scope::Kind(_)));
        let mut rows: Vec<_> = found.scopes.iter().map(named).collect();
        // Of a single kind the last row says it all.
        if rows.iter().filter(|(.., is_kind)| *is_kind).count() != 1 {
            rows.push((scope(page, Scope::Everything), found.all, true));
        }
        figures("What", rows)
    });
    view! {
        <section>
            <h2>"By strand and kind"</h2>
            <div class="table-scroll" role="region" tabindex="0" aria-label="By strand and kind, scrolls sideways if needed">
                <table class="board beside-figures" aria-label="By strand and kind" inner_html=table></table>
            </div>
            <p class="quiet">{words::beside::left_out_below(PAIRS_MIN)}</p>
        </section>
    }
}

/// What figures are of, in words.
fn scope(page: Compared, scope: Scope) -> String {
    match scope {
        Scope::Everything => "Everything".to_owned(),
        Scope::Kind(ThingKind::Strands) => "All strands".to_owned(),
        Scope::Kind(ThingKind::Criteria(subject)) => format!("{} criteria", page.session.subject_title(subject)),
        Scope::Kind(ThingKind::Targets) => words::beside::TARGETS.to_owned(),
        Scope::Strand(strand) => page.session.strand_name(strand),
    }
}

/// The figures of each half term, of everything or of what is chosen.
#[component]
pub(super) fn OverTime(page: Compared) -> impl IntoView {
    let Compared { session, period, judged, order, .. } = page;
    let picked = RwSignal::new(Scope::Everything);
    let scopes = Memo::new(move |_| order.with(|order| judged.with(|judged| scopes_ever(order, judged))));
    // What is chosen may be taken away meanwhile.
    let here = Memo::new(move |_| if scopes.with(|all| all.contains(&picked.get())) { picked.get() } else { Scope::Everything });
    let all = move || std::iter::once(Scope::Everything).chain(scopes.get());
    let options = Signal::derive(move || all().enumerate().map(|(at, of)| (at.to_string(), scope(page, of))).collect());
    let shown = Signal::derive(move || all().position(|of| of == here.get()).unwrap_or_default().to_string());
    let choose = Callback::new(move |chosen: String| {
        let at: usize = chosen.parse().unwrap_or_default();
        let scope = at.checked_sub(1).and_then(|at| scopes.with_untracked(|all| all.get(at).copied()));
        picked.set(scope.unwrap_or(Scope::Everything));
    });
    let table = drawn(move || {
        let found = session.roll.with(|roll| judged.with(|judged| over_time(roll, judged, here.get())));
        figures("Half term", found.into_iter().map(|(of, agreement)| (words::period(of), agreement, of == period.get())))
    });
    let some = Memo::new(move |_| scopes.with(|scopes| !scopes.is_empty()));
    live(move || {
        some.get().then(|| {
            view! {
                <section>
                    <h2>"Over time"</h2>
                    <Choose id="beside-scope" label="Of what" options=options chosen=shown on_choose=choose inline=true />
                    <div class="table-scroll beside-time" role="region" tabindex="0" aria-label="Over time, scrolls sideways if needed">
                        <table class="board beside-figures" aria-label="Over time" inner_html=table></table>
                    </div>
                    <p class="quiet">{words::beside::WHATEVER_CLASS}</p>
                </section>
            }
            .into_any()
        })
    })
}

/// A table of figures as text.
fn figures(what: &str, rows: impl IntoIterator<Item = (String, Agreement, bool)>) -> String {
    Html::of(|html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                for column in [what, "Same", "Share", "1 apart", "More apart", "Child higher", "Child lower", "Kappa"] {
                    html.words("th", &[("scope", "col")], column);
                }
            });
        });
        html.element("tbody", &[], |html| rows.into_iter().for_each(|(name, agreement, weighty)| row(html, &name, &agreement, weighty)));
    })
}

/// A row of figures; a weighty one sums up others, or is of the half term shown.
fn row(html: &mut Html, name: &str, agreement: &Agreement, weighty: bool) {
    let Agreement { pairs, exact, by_one, by_more, child_higher, child_lower, .. } = *agreement;
    html.element("tr", &[if weighty { ("class", "beside-figures__sum") } else { NONE }], |html| {
        html.words("th", &[("scope", "row")], name);
        html.words("td", &[], &format!("{exact} of {pairs}"));
        html.element("td", &[], |html| match agreement.share() {
            Some(share) => {
                // The bar repeats the number beside it, so it is hidden from screen readers.
                let drawn = [("class", "beside-bar"), ("viewBox", "0 0 100 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
                html.element("svg", &drawn, |html| html.words("rect", &[("width", &share.to_string()), ("height", "10")], ""));
                html.text(&format!("{share} %"));
            }
            None => html.text("–"),
        });
        [by_one, by_more, child_higher, child_lower].iter().for_each(|count| html.words("td", &[], &count.to_string()));
        html.element("td", &[("class", "beside-figures__kappa")], |html| match agreement.kappa() {
            Ok(kappa) => {
                html.text(&format!("{kappa} "));
                html.classed("span", "quiet", kappa.word());
            }
            Err(NoKappa::TooFew) => html.classed("span", "quiet", "too few"),
            Err(NoKappa::OneBand) => html.classed("span", "quiet", "one colour only"),
        });
    });
}
