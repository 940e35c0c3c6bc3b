//! The praise of a class: who has not been praised for a while, points, awards, and certificates to print.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::domain::calendar::day_and_month;
use crate::domain::praise::Award;
use crate::domain::{ClassId, PupilId, SchoolYear};
use crate::report::praise::{ChildsPraise, Counting, Unpraised};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::drawn::{Html, place};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::praise_dialog::{NamedChildren, PraiseDialog, points};
use crate::ui::session::Session;
use crate::words;

mod certificates;

/// How many children "Not praised for a while" shows before it is asked for all.
const SHOWN: usize = 8;

/// What the page is of.
#[derive(Clone, Copy)]
struct PraiseOfClass {
    session: Session,
    counting: Memo<Counting>,
    children: NamedChildren,
    /// Every child's praise, in the order of `children`.
    praise: Memo<Vec<(PupilId, ChildsPraise)>>,
    /// The children chosen to be praised, or given certificates, together.
    chosen: RwSignal<Vec<PupilId>>,
    /// The children the dialog is about.
    about: RwSignal<Vec<PupilId>>,
    praising: RwSignal<bool>,
    certifying: RwSignal<bool>,
    /// The place in "Not praised for a while" of whoever is being praised from there.
    from_list: StoredValue<Option<usize>>,
}

impl PraiseOfClass {
    fn praise(self, pupils: Vec<PupilId>) {
        self.about.set(pupils);
        self.praising.set(true);
    }
}

/// The page.
#[component]
pub(crate) fn PraisePage(
    /// The class.
    class: ClassId,
) -> impl IntoView {
    let session = Session::here();
    let today = session.today();
    let period = Memo::new(move |_| session.this_period());
    let of = OfClass::at(class, period);
    let children: NamedChildren = of.everyone;
    let counting = Memo::new(move |_| session.roll.with(|roll| Counting::up_to(roll, today)));
    let praise = Memo::new(move |_| {
        let (here, counting) = (children.get(), counting.get());
        let of = |id: PupilId| session.read_child(id, |files| counting.child(files, id));
        here.into_iter().map(|(id, _)| (id, of(id))).collect::<Vec<_>>()
    });
    let (about, praising) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    let page = PraiseOfClass {
        session,
        counting,
        children,
        praise,
        chosen: RwSignal::new(Vec::new()),
        about,
        praising,
        certifying: RwSignal::new(false),
        from_list: StoredValue::new(None),
    };
    view! {
        <ClassHead class=class period=period title="Praise" />
        {of.shown(move || view! { <Class page=page /> }.into_any())}
    }
}

/// Who is to be praised next, everyone's points, and what to do for those chosen together.
#[component]
fn Class(page: PraiseOfClass) -> impl IntoView {
    let PraiseOfClass { children, chosen, certifying, session, .. } = page;
    let unpraised = NodeRef::<html::H2>::new();
    let rows = move || {
        children
            .get()
            .into_iter()
            .map(|(pupil, name)| view! { <Child page=page pupil=pupil name=Arc::from(name) /> }.into_any())
            .collect::<Vec<_>>()
    };
    // Whoever leaves the page's list is no longer chosen.
    let together = Memo::new(move |_| {
        let chosen = chosen.get();
        children.with(|here| here.iter().map(|(id, _)| *id).filter(|id| chosen.contains(id)).collect::<Vec<PupilId>>())
    });
    let given = Callback::new(move |()| {
        chosen.set(Vec::new());
        let next = page.from_list.try_update_value(Option::take).flatten();
        // Whoever was praised leaves the list with the button that was tapped; then the focus goes to who is there now, else to the list
        // itself.
        request_animation_frame(move || {
            let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if let Some(heading) = unpraised.get_untracked().filter(|_| lost) {
                let _unfocusable = heading.focus();
                next.into_iter().for_each(|at| focus_on(unpraised_at(at)));
            }
        });
    });
    let opener = NodeRef::<html::Button>::new();
    let close = Callback::new(move |()| {
        certifying.set(false);
        request_animation_frame(move || {
            if let Some(button) = opener.get_untracked() {
                let _unfocusable = button.focus();
            }
        });
    });
    let year = SchoolYear::of(session.today());
    live(move || {
        if certifying.get() {
            return view! { <certificates::Certificates page=page together=together close=close /> }.into_any();
        }
        view! {
            <NotForAWhile page=page heading=unpraised />
            <section aria-labelledby="points">
                <div class="praise__head">
                    <h2 id="points">{format!("Points in {year}")}</h2>
                    <button node_ref=opener type="button" class="button"
                        on:click=heard(move |_| certifying.set(true))>"Certificates …"</button>
                </div>
                <ul class="today" aria-label="Children">{live(rows)}</ul>
            </section>
            <Together page=page together=together />
            <PraiseDialog open=page.praising about=page.about names=children date=session.today() given=given />
        }
        .into_any()
    })
}

/// The children to look out for, as a calm list.
#[component]
fn NotForAWhile(page: PraiseOfClass, heading: NodeRef<html::H2>) -> impl IntoView {
    let found = Memo::new(move |_| {
        page.praise.with(|praise| page.counting.with(|counting| counting.unpraised(praise.iter().map(|(id, praise)| (*id, praise)))))
    });
    let all = RwSignal::new(false);
    let days = move || page.counting.with(Counting::unpraised_days);
    let row = move |html: &mut Html, at: usize, Unpraised { pupil, days, last }: &Unpraised| {
        let name = page.children.with(|c| c.iter().find(|(id, _)| id == pupil).map(|(_, name)| name.clone())).unwrap_or_default();
        let since = last.map_or_else(|| "not yet this year".to_owned(), |last| format!("{days} days, since {}", day_and_month(last)));
        html.element("li", &[], |html| {
            html.element("span", &[], |html| {
                html.words("strong", &[], &name);
                html.text(" ");
                html.classed("span", "quiet", &since);
            });
            let (label, place, id) = (format!("Praise {name}"), at.to_string(), unpraised_at(at));
            let button = [("type", "button"), ("class", "button"), ("aria-haspopup", "dialog"), ("data-at", place.as_str())];
            html.words("button", &[&button[..], &[("aria-label", &label), ("id", &id)]].concat(), "Praise");
        });
    };
    let praise = move |event: web_sys::MouseEvent| {
        let Some(at) = place(&event) else { return };
        page.from_list.set_value(Some(at));
        let pupil = found.with_untracked(|found| found.get(at).map(|one| one.pupil));
        pupil.into_iter().for_each(|pupil| page.praise(vec![pupil]));
    };
    let list = move || {
        let found = found.get();
        let more = found.len().saturating_sub(SHOWN);
        if found.is_empty() {
            return view! { <p>{words::praise::everyone(days())}</p> }.into_any();
        }
        let shown = if all.get() { found.len() } else { SHOWN };
        let everyone = format!("Show all {}", found.len());
        let rows = Html::of(|html| found.iter().take(shown).enumerate().for_each(|(at, one)| row(html, at, one)));
        view! {
            <p class="hint">{words::praise::longest_first(days())}</p>
            <ul class="unpraised" aria-labelledby="unpraised" on:click=heard(praise) inner_html=rows></ul>
            {(more > 0 && !all.get()).then(|| view! {
                <button type="button" class="button button--quiet" on:click=heard(move |_| all.set(true))>{everyone}</button>
            }.into_any())}
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="unpraised">
            <h2 id="unpraised" tabindex="-1" node_ref=heading>"Not praised for a while"</h2>
            {live(list)}
        </section>
    }
}

/// The id of a button in "Not praised for a while".
fn unpraised_at(at: usize) -> String {
    format!("unpraised-{at}")
}

/// A child: points, award, what is missing to the next, the last praise.
#[component]
fn Child(page: PraiseOfClass, pupil: PupilId, name: Arc<str>) -> impl IntoView {
    let PraiseOfClass { chosen, praise, .. } = page;
    let praise = Memo::new(move |_| {
        praise.with(|all| all.iter().find(|(id, _)| *id == pupil).map(|(_, praise)| praise.clone())).unwrap_or_default()
    });
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|id| *id != pupil);
            if ticked {
                chosen.push(pupil);
            }
        });
    };
    let href = move || Route::Pupil(pupil, PupilRoute::file(None, None)).to_string();
    let said = move || {
        let ChildsPraise { points: n, praises, award, next, last } = praise.get();
        Html::of(|html| {
            html.words("strong", &[], &if praises == 0 { "No praise yet".to_owned() } else { points(n) });
            match praises {
                0 => {}
                1 => html.classed("span", "quiet", "1 praise"),
                _ => html.classed("span", "quiet", &format!("{praises} praises")),
            }
            if let Some(award) = award {
                html.within("span", "award", |html| {
                    html.words("span", &[("aria-hidden", "true")], &format!("{} ", stars(award)));
                    html.text(&words::capital(award.name()));
                });
            }
            if let Some((award, missing)) = next {
                html.classed("span", "quiet", &format!("{} to {}", points(missing), award.name()));
            }
            if let Some(last) = last {
                html.within("span", "praise__last", |html| {
                    let note = if last.note.is_empty() { String::new() } else { format!(": {}", last.note) };
                    html.text(&format!("Last: {}{note}", last.kind));
                    html.classed("span", "quiet", &format!(", {}", day_and_month(last.date)));
                });
            }
        })
    };
    let (choose, label) = (format!("Choose {name}"), format!("{name}: praise"));
    view! {
        <li class="praise__child">
            <div class="today__who">
                <label class="today__tick">
                    <input type="checkbox" aria-label=choose prop:checked=move || chosen.with(|c| c.contains(&pupil))
                        on:change=heard(tick) /></label>
                <a href=href>{name.to_string()}</a>
            </div>
            <div class="praise__said" inner_html=said></div>
            <button type="button" class="button" aria-haspopup="dialog" aria-label=label
                on:click=heard(move |_| page.praise(vec![pupil]))>"Praise …"</button>
        </li>
    }
}

/// The sign of an award: as many stars as it is high.
fn stars(award: Award) -> &'static str {
    match award {
        Award::Bronze => "★",
        Award::Silver => "★★",
        Award::Gold => "★★★",
    }
}

/// What can be done for several children in one go.
#[component]
fn Together(page: PraiseOfClass, together: Memo<Vec<PupilId>>) -> impl IntoView {
    live(move || {
        together.with(|t| !t.is_empty()).then(|| {
            view! {
                <section class="today__together" aria-labelledby="together">
                    <h2 id="together">{live(move || format!("{} chosen", words::children(together.with(Vec::len))))}</h2>
                    <div class="buttons">
                        <button type="button" class="button button--main" aria-haspopup="dialog"
                            on:click=heard(move |_| page.praise(together.get_untracked()))>"Praise …"</button>
                        <button type="button" class="button"
                            on:click=heard(move |_| page.certifying.set(true))>"Certificates for them …"</button>
                        <button type="button" class="button button--quiet"
                            on:click=heard(move |_| page.chosen.set(Vec::new()))>"Choose nobody"</button>
                    </div>
                </section>
            }
            .into_any()
        })
    })
}
