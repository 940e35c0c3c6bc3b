//! Counts, shares and kappa of a class.

use leptos::prelude::*;

use super::compared::Compared;
use crate::report::agreement::{Agreement, Kappa, NoKappa, PAIRS_MIN};
use crate::report::beside::{Scope, ThingKind, over_time, scopes_ever};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::light::Light;
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
        <p class="beside-said"><strong>{agree}</strong>" "{differ}</p>
        {left_out}
        {open}
        <details class="card">
            <summary>"All judgements, and what kappa says"</summary>
            <Counts page=page all=all />
            <p>{kappa}</p>
            <p>{words::beside::CHANCE}</p>
            <p>{words::beside::KAPPA}</p>
        </details>
    }
}

/// How often each colour met each: the counts behind kappa.
#[component]
fn Counts(page: Compared, all: Memo<Agreement>) -> impl IntoView {
    let bands = move || page.session.roll.with(|roll| roll.scheme(page.period.get()).bands().to_vec());
    let head = move || {
        let one = |band: crate::domain::Band| {
            let word = band.word.clone();
            view! { <th scope="col"><span class="beside__band"><Light band=band />{word}</span></th> }.into_any()
        };
        bands().into_iter().map(one).collect::<Vec<_>>()
    };
    let rows = move || {
        let line = |(band, counts): (crate::domain::Band, Vec<u32>)| {
            let word = band.word.clone();
            let cells: Vec<AnyView> = counts.into_iter().map(|n| view! { <td>{n}</td> }.into_any()).collect();
            view! { <tr><th scope="row"><span class="beside__band"><Light band=band />"Child: "{word}</span></th>{cells}</tr> }.into_any()
        };
        bands().into_iter().zip(all.get().table).map(line).collect::<Vec<_>>()
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label="Colour by colour, scrolls sideways if needed">
            <table class="board beside-figures">
                <caption>"Colour by colour"</caption>
                <thead><tr><th scope="col">"You say …"</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The figures by strand and by kind.
#[component]
pub(super) fn Kinds(page: Compared) -> impl IntoView {
    let rows = move || {
        let found = page.found.get();
        let mut rows: Vec<AnyView> = found.scopes.iter().map(|(of, a)| row(scope(page, *of), a, matches!(of, Scope::Kind(_)))).collect();
        // Of a single kind the last row says it all.
        if found.scopes.iter().filter(|(of, _)| matches!(of, Scope::Kind(_))).count() != 1 {
            rows.push(row(scope(page, Scope::Everything), &found.all, true));
        }
        rows
    };
    view! {
        <section>
            <h2>"By strand and kind"</h2>
            <div class="table-scroll" role="region" tabindex="0" aria-label="By strand and kind, scrolls sideways if needed">
                <table class="board beside-figures" aria-label="By strand and kind">
                    <thead>{head("What")}</thead>
                    <tbody>{rows}</tbody>
                </table>
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
    let rows = move || {
        let found = session.roll.with(|roll| judged.with(|judged| over_time(roll, judged, here.get())));
        found.iter().map(|(of, agreement)| row(words::period(*of), agreement, *of == period.get())).collect::<Vec<_>>()
    };
    let some = Memo::new(move |_| scopes.with(|scopes| !scopes.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <section>
                    <h2>"Over time"</h2>
                    <Choose id="beside-scope" label="Of what" options=options chosen=shown on_choose=choose inline=true />
                    <div class="table-scroll beside-time" role="region" tabindex="0" aria-label="Over time, scrolls sideways if needed">
                        <table class="board beside-figures" aria-label="Over time">
                            <thead>{head("Half term")}</thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="quiet">{words::beside::WHATEVER_CLASS}</p>
                </section>
            }
            .into_any()
        })
    }
}

fn head(what: &'static str) -> AnyView {
    let columns = ["Same", "Share", "1 apart", "More apart", "Child higher", "Child lower", "Kappa"];
    let columns: Vec<AnyView> = columns.into_iter().map(|text| view! { <th scope="col">{text}</th> }.into_any()).collect();
    view! { <tr><th scope="col">{what}</th>{columns}</tr> }.into_any()
}

/// A row of figures; a weighty one sums up others, or is of the half term shown.
fn row(name: String, agreement: &Agreement, weighty: bool) -> AnyView {
    let Agreement { pairs, exact, by_one, by_more, child_higher, child_lower, .. } = *agreement;
    // The bar repeats the number beside it, so it is hidden from screen readers.
    let share = agreement.share().map(|share| {
        view! {
            <svg class="beside-bar" viewBox="0 0 100 10" preserveAspectRatio="none"
                aria-hidden="true"><rect width=share.to_string() height="10" /></svg>
            {share}" %"
        }
        .into_any()
    });
    let share = share.unwrap_or_else(|| "–".into_any());
    view! {
        <tr class:beside-figures__sum=weighty>
            <th scope="row">{name}</th>
            <td>{format!("{exact} of {pairs}")}</td><td>{share}</td><td>{by_one}</td><td>{by_more}</td><td>{child_higher}</td>
            <td>{child_lower}</td>
            <td class="beside-figures__kappa">{kappa(agreement.kappa())}</td>
        </tr>
    }
    .into_any()
}

fn kappa(kappa: Result<Kappa, NoKappa>) -> AnyView {
    match kappa {
        Ok(kappa) => view! { {kappa.to_string()}" "<span class="quiet">{kappa.word()}</span> }.into_any(),
        Err(NoKappa::TooFew) => view! { <span class="quiet">"too few"</span> }.into_any(),
        Err(NoKappa::OneBand) => view! { <span class="quiet">"one colour only"</span> }.into_any(),
    }
}
