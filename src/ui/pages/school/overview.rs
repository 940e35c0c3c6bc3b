//! The whole school in counts: every number opens the children behind it.

use leptos::prelude::*;

use crate::domain::{Period, PupilId};
use crate::exchange::workbook::Sheet;
use crate::platform::clock;
use crate::platform::page::print;
use crate::report::curriculum::all_subjects;
use crate::report::headings::Taught;
use crate::report::left::Task;
use crate::report::school::{self, Asked, By, Counted, HowFar, Look, Seated};
use crate::route::{PupilRoute, Route};
use crate::ui::parts::choose::{Choose, Options};
use crate::ui::parts::drawn::{Html, NONE, drawn, place};
use crate::ui::parts::focus::focus_on;
use crate::ui::parts::half_term::HalfTermChooser;
use crate::ui::parts::heading::Heading;
use crate::ui::parts::headings::taught;
use crate::ui::parts::live::{heard, live};
use crate::ui::parts::loading::Loading;
use crate::ui::parts::task::page_of;
use crate::ui::parts::workbook::save_workbook;
use crate::ui::session::Session;
use crate::words;
use crate::words::school as says;

/// What the page shows.
#[derive(Clone, Copy)]
struct Shown {
    session: Session,
    period: Memo<Period>,
    subjects: Memo<Vec<Taught>>,
    classes: Memo<Vec<(crate::domain::ClassId, String)>>,
    seated: Memo<Vec<Seated>>,
}

/// The page.
#[component]
pub(super) fn Overview() -> impl IntoView {
    let session = Session::here();
    let chosen = RwSignal::new(None::<Period>);
    let period = Memo::new(move |_| chosen.get().unwrap_or_else(|| session.this_period()));
    let classes = Memo::new(move |_| session.roll.with(|roll| school::classes(roll, period.get().year)));
    let seated = Memo::new(move |_| session.roll.with(|roll| classes.with(|classes| school::seated(roll, classes, period.get()))));
    let loading = Loading::of(Memo::new(move |_| seated.with(|seated| seated.iter().map(|child| child.pupil).collect::<Vec<PupilId>>())));
    let shown = Shown { session, period, subjects: taught(session), classes, seated };
    view! {
        <Heading text="School".to_owned() />
        {live(move || if seated.with(Vec::is_empty) {
            view! {
                <HalfTermChooser period=period on_choose=Callback::new(move |period| chosen.set(Some(period))) />
                <p class="card">{says::NOBODY}</p>
            }
            .into_any()
        } else {
            let ready = move || view! { <Counts shown=shown chosen=chosen /><Completeness shown=shown /> }.into_any();
            // Where the school teaches no subject at all there is nothing to wait for.
            let no_subject = move || session.roll.with(|roll| all_subjects(roll).is_empty());
            let fetched = move || no_subject() || shown.subjects.with(|subjects| !subjects.is_empty());
            let reading = || view! { <p class="quiet" role="status">{words::app::READING_CHILDREN}</p> }.into_any();
            live(move || match loading.waits(words::app::READING_CHILDREN) {
                Some(waits) => waits,
                None if !fetched() => reading(),
                None => ready(),
            })
            .into_any()
        })}
    }
}

#[component]
fn Counts(shown: Shown, chosen: RwSignal<Option<Period>>) -> impl IntoView {
    let Shown { session, period, subjects, classes, seated } = shown;
    let looks = Memo::new(move |_| session.roll.with(|roll| subjects.with(|subjects| school::looks(roll, subjects, period.get()))));
    // By its title, so that it stays the same in another half term.
    let (look, by) = (RwSignal::new(String::new()), RwSignal::new(By::default()));
    let looked = Memo::new(move |_| looks.with(|all| all.iter().find(|(_, title)| *title == look.get()).or(all.first()).cloned()));
    let counted = Memo::new(move |_| {
        session.version.track();
        session.roll.track();
        let look = looked.get().map_or(Look::Targets, |(look, _)| look);
        subjects.with(|subjects| {
            let asked = Asked { look, subjects, period: period.get(), today: session.today() };
            classes.with(|classes| {
                seated.with(|seated| session.with_files(|files| school::counted(files, (classes, seated), &asked, by.get())))
            })
        })
    });
    let behind = RwSignal::new(None::<(usize, usize)>);
    // Another question has other numbers.
    Effect::new(move |_| {
        looked.track();
        by.track();
        period.track();
        behind.set(None);
    });
    let first = move || by.get().one();
    let title = move || looked.with(|looked| looked.as_ref().map(|(_, title)| title.clone()).unwrap_or_default());
    let table = drawn(move || counted.with(|counted| Html::of(|html| draw(html, counted, first(), &title()))));
    let open = move |event: web_sys::MouseEvent| {
        let wide = counted.with_untracked(|counted| counted.columns.len());
        if let Some((row, column)) = place(&event).and_then(|at| Some((at.checked_div(wide)?, at.checked_rem(wide)?))) {
            behind.set(Some((row, column)));
            focus_on("behind".to_owned());
        }
    };
    let list = move || {
        let (row, column) = behind.get()?;
        let place = row * counted.with(|counted| counted.columns.len()) + column;
        let all = counted.with(|counted| seated.with(|seated| school::behind(counted, seated, (row, column))));
        let (row, column) = counted.with(|counted| Some((counted.rows.get(row)?.name.clone(), counted.columns.get(column)?.clone())))?;
        let kept = session.on_purpose(period.get());
        let names = Html::of(|html| {
            for (pupil, name) in &all {
                html.element("li", &[], |html| {
                    html.words("a", &[("href", &Route::Pupil(*pupil, PupilRoute::file(kept, None)).to_string())], name)
                });
            }
        });
        let close = move |_| {
            behind.set(None);
            focus_on(format!("count-{place}"));
        };
        Some(
            view! {
                <section class="card school__behind" aria-labelledby="behind">
                    <h2 id="behind" tabindex="-1">{says::behind(&row, &column)}" – "{words::children(all.len())}</h2>
                    <ul class="school__names" inner_html=names></ul>
                    <div class="buttons">
                        <button type="button" class="button button--quiet" on:click=heard(close)>"Close the list"</button>
                    </div>
                </section>
            }
            .into_any(),
        )
    };
    let options =
        Signal::derive(move || looks.with(|all| all.iter().map(|(_, title)| (title.clone(), title.clone())).collect::<Options>()));
    let shown_look = Signal::derive(title);
    let choose_look = Callback::new(move |to| look.set(to));
    // A school without groups of its own is not asked about them.
    let grouped = Memo::new(move |_| session.roll.with(|roll| roll.groups().iter().any(|group| !group.retired)));
    let bys = Signal::derive(move || {
        let offered = By::ALL.into_iter().filter(|(by, ..)| *by != By::Group || grouped.get());
        offered.map(|(_, key, title)| (key.to_owned(), title.to_owned())).collect::<Options>()
    });
    let shown_by = Signal::derive(move || by.get().key().to_owned());
    let choose_by = Callback::new(move |key: String| by.set(By::of(&key)));
    let save = move |_| {
        let rows = counted.with_untracked(|counted| school::outside(counted, untrack(first)));
        let name = untrack(title);
        save_workbook(session, &format!("School {name}"), &[Sheet { name, rows }], words::files::WORKBOOK_OF_COUNTS);
    };
    view! {
        <div class="toolbar school-tools">
            <Choose id="look" label="Look at" options=options chosen=shown_look on_choose=choose_look inline=true />
            <Choose id="by" label="By" options=bys chosen=shown_by on_choose=choose_by inline=true />
            <HalfTermChooser period=period on_choose=Callback::new(move |period| chosen.set(Some(period))) />
        </div>
        <p class="only-on-paper">{live(move || format!("{}, {}", title(), words::period(period.get())))}</p>
        <p class="quiet school__about">{says::ABOUT}</p>
        <div class="table-scroll" role="region" tabindex="0" aria-label="The school in numbers, scrolls sideways if needed">
            <table class="board school" on:click=heard(open) inner_html=table></table>
        </div>
        {live(list)}
        <div class="buttons">
            <button type="button" class="button" on:click=heard(save)>"Save as workbook"</button>
            <button type="button" class="button button--quiet" on:click=heard(move |_| print())>"Print"</button>
        </div>
    }
}

fn draw(html: &mut Html, counted: &Counted, first: &str, title: &str) {
    html.classed("caption", "visually-hidden", title);
    html.columns(&[&[first.to_owned(), says::CHILDREN.to_owned()], counted.columns.as_slice()].concat());
    let wide = counted.columns.len();
    html.element("tbody", &[], |html| {
        for (at, row) in counted.rows.iter().enumerate() {
            let all = row.children();
            // Few are few, be they the whole school.
            let class = match (all < school::FEWEST_TOLD, row.whole) {
                (true, _) => ("class", "school__few"),
                (false, true) => ("class", "school__whole"),
                (false, false) => NONE,
            };
            html.element("tr", &[class], |html| {
                html.words("th", &[("scope", "row")], &row.name);
                html.element("td", &[], |html| {
                    html.classed("span", "school__exact", &all.to_string());
                    html.classed("span", "only-on-paper", &school::told(all));
                });
                for (column, cell) in row.cells.iter().enumerate() {
                    html.element("td", &[], |html| {
                        if cell.is_empty() {
                            html.classed("span", "quiet", "0");
                            return;
                        }
                        let place = at * wide + column;
                        let label = format!(
                            "{}: {}, {}",
                            row.name,
                            counted.columns.get(column).map_or("", String::as_str),
                            words::children(cell.len())
                        );
                        let button = [
                            ("type", "button"),
                            ("class", "school__count"),
                            ("id", &*format!("count-{place}")),
                            ("data-at", &*place.to_string()),
                            ("aria-label", &label),
                        ];
                        html.words("button", &button, &cell.len().to_string());
                        html.text(" ");
                        html.classed("span", "quiet school__exact", &says::share(cell.len(), all));
                        html.classed("span", "only-on-paper", &school::told(cell.len()));
                    });
                }
            });
        }
    });
}

/// How far each class has come, and how new what is here is.
#[component]
fn Completeness(shown: Shown) -> impl IntoView {
    let Shown { session, period, subjects, classes, seated } = shown;
    let all = Memo::new(move |_| {
        session.version.track();
        session.roll.track();
        subjects.with(|subjects| {
            classes.with(|classes| {
                seated.with(|seated| {
                    let now = (period.get(), session.today());
                    let offset = clock::offset_minutes(clock::now());
                    session.with_files(|files| school::how_far(files, (classes, seated), subjects, now, offset))
                })
            })
        })
    });
    let table = Signal::derive(move || {
        let kept = session.on_purpose(period.get());
        let line = |html: &mut Html, of: &HowFar| {
            let done = of.left.iter().filter(|left| left.is_done()).count();
            html.element("tr", &[], |html| {
                let to = Route::Class(of.class, crate::route::ClassRoute::Board { period: kept }).to_string();
                html.element("th", &[("scope", "row")], |html| html.words("a", &[("href", &to)], &of.name));
                html.words("td", &[], &says::done(done, of.left.len()));
                html.element("td", &[], |html| {
                    html.within("ul", "school__left", |html| {
                        for left in of.left.iter().filter(|left| !left.is_done()) {
                            let title = match left.task {
                                Task::Mark(subject) | Task::Judge(subject) => left.title(&session.subject_title(subject)),
                                _ => left.title(""),
                            };
                            let to = Route::Class(of.class, page_of(left.task, kept)).to_string();
                            html.element("li", &[], |html| {
                                html.words("a", &[("href", &to)], &title);
                                html.classed("span", "quiet", &format!(" {}", left.how_far()));
                            });
                        }
                    });
                });
                html.words("td", &[], &of.newest.map_or_else(|| "–".to_owned(), words::date));
            });
        };
        Html::of(|html| {
            html.columns(&["Class", "Done", "Left to do", "Newest entry here"]);
            html.element("tbody", &[], |html| all.with(|all| all.iter().for_each(|of| line(html, of))));
        })
    });
    view! {
        <section class="school__far" aria-labelledby="how-far">
            <h2 id="how-far">"How far each class has come"</h2>
            <p class="quiet">{says::NEWEST}</p>
            <div class="table-scroll" role="region" tabindex="0" aria-label="How far each class has come, scrolls sideways if needed">
                <table class="board school" inner_html=table></table>
            </div>
        </section>
    }
}
