//! Now: the home of a class. Today in one row, what is left of the half term, and the class.

use leptos::prelude::*;

use crate::domain::{ClassId, SchoolYear};
use crate::ledger::{About, Cell, Reading};
use crate::platform::prefs;
use crate::report::arranged::Which;
use crate::report::headings::taught_in;
use crate::report::sheet::Contested;
use crate::route::{ClassRoute, Route};
use crate::ui::address::{Address, navigate};
use crate::ui::parts::choose::Choose;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::headings::taught;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::more::More;
use crate::ui::parts::not_here::not_here;
use crate::ui::parts::settle::ToSettle;
use crate::ui::session::Session;
use crate::words;

use super::board::Board;
use super::grouping::GroupsDialog;
use super::left::LeftToDo;
use super::moving::MoveChildren;
use super::today::Quick;

/// The page.
#[component]
pub(crate) fn ClassPage(
    /// The class.
    class: ClassId,
    /// The address, for the half term.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    prefs::update(|p| p.last_class = Some(class.to_string()));
    let known = Memo::new(move |_| session.roll.with(|roll| roll.class(class).as_ref().and_then(Reading::any).cloned()));
    let of = OfClass::addressed(class, address);
    let period = of.period;
    let contested = Memo::new(move |_| {
        session.roll.with(|roll| {
            let cell = Cell::Class(class);
            let here = roll.fold().contested().filter(|(c, _)| *c == cell);
            here.map(|(cell, live)| Contested { cell, claims: live.to_vec() }).collect::<Vec<_>>()
        })
    });
    let import =
        move || view! { <button type="button" class="button" on:click=heard(move |_| add(class))>"Import pupils"</button> }.into_any();
    let export = move |_| session.export_class(class, period.get_untracked().year, None);
    let (moving, grouping) = (RwSignal::new(false), RwSignal::new(false));
    let which = RwSignal::new(Which::default());
    let whiches = Signal::derive(move || {
        let highest = session.roll.with(|roll| roll.scheme(period.get()).bands().last().map(|band| band.word.to_lowercase()));
        let highest = highest.unwrap_or_default();
        Which::ALL.map(|which| (which.key().to_owned(), words::left::which(which.key(), &highest))).into()
    });
    let shown_which = Signal::derive(move || which.get().key().to_owned());
    let choose_which = Callback::new(move |key: String| which.set(Which::of(&key)));
    view! {
        {live(move || match known.get() {
            None => not_here("This class is not here", words::app::MAYBE_ELSEWHERE),
            Some(known) => view! {
                <ClassHead class=class period=period>
                    {of.half_terms(|period| ClassRoute::Board { period })}
                    <Choose id="which" label="Show" options=whiches chosen=shown_which on_choose=choose_which inline=true />
                    <More>
                        {(!known.demo).then(import)}
                        {live(move || (!known.demo && period.get().year >= SchoolYear::of(session.today())).then(|| view! {
                            <button type="button" class="button" on:click=heard(move |_| moving.set(true))>"Move children …"</button>
                        }.into_any()))}
                        <button type="button" class="button" on:click=heard(move |_| grouping.set(true))>"Groups …"</button>
                        <button type="button" class="button" on:click=heard(export)>"Export class"</button>
                    </More>
                </ClassHead>
                <MoveChildren of=of open=moving />
                <GroupsDialog of=of open=grouping />
                {known.demo.then(|| view! {
                    <p class="banner">
                        <span>{words::people::INVENTED}" "{words::start::LOOK_ROUND}</span>
                        <button type="button" class="button" on:click=heard(move |_| session.remove_demo())>"Remove the demo class"</button>
                    </p>
                })}
                <ToSettle contested=contested about=About::School />
                {of.loading.fault()}
                {of.read(move || view! { <Everyone of=of which=which /> }.into_any())}
            }
            .into_any(),
        })}
    }
}

fn add(class: ClassId) {
    navigate(Route::Class(class, ClassRoute::AddPupils));
}

/// What there is to see once the files are read; of nobody, only how children come.
#[component]
fn Everyone(of: OfClass, which: RwSignal<Which>) -> impl IntoView {
    let OfClass { session, class, period, everyone, .. } = of;
    let every = taught(session);
    let subjects = Memo::new(move |_| session.roll.with(|roll| every.with(|every| taught_in(roll, every, period.get()))));
    let nobody = Memo::new(move |_| everyone.with(Vec::is_empty));
    live(move || {
        if nobody.get() {
            return view! {
                <section class="card">
                    <h2>"No children in this class yet"</h2>
                    <p>"In "{period.get().year.to_string()}{words::people::NOBODY_PLACED}</p>
                    <div class="buttons">
                        <button type="button" class="button button--main" on:click=heard(move |_| add(class))>"Import pupils"</button>
                    </div>
                </section>
            }
            .into_any();
        }
        view! {
            <div class="now">
                <div class="now__beside">
                    <Quick of=of />
                    <LeftToDo of=of subjects=subjects />
                </div>
                <Board of=of subjects=subjects which=which />
            </div>
        }
        .into_any()
    })
}
