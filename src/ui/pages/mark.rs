//! The marking board: a class by the criteria of a stage.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{BandKey, ClassId, CriterionId, Period, PupilId, StrandKey, SubjectKey};
use crate::platform::measure;
use crate::report::marking::{Child, ColumnGroup, Item, Meter, RowState, children, columns, commonest_stage, row, to_confirm};
use crate::route::Route;
use crate::ui::lazy::Address;
use crate::ui::pages::class::HalfTermChooser;
use crate::ui::parts::class_head::ClassHead;
use crate::ui::parts::light::Light;
use crate::ui::parts::loading::Loading;
use crate::ui::session::{Problem, Session};
use crate::ui::{navigate, words};
use crate::workspace::{Attitude, Marking, StrandMark};

mod cells;
mod grid;
mod keys;
mod menu;

/// What a tap does: `None` goes to the next band, `Some` gives one band, or takes the rating away.
type Brush = Option<Option<BandKey>>;

/// A child's row. What its file says of the columns is read anew only when the file changes. Counted by reference: a row that is just being
/// replaced may still be looked at.
#[derive(Clone)]
pub(crate) struct Row {
    pub(super) child: Child,
    pub(super) state: ArcMemo<RowState>,
}

/// What is marked.
#[derive(Clone, Copy)]
pub(crate) enum Of {
    /// The criteria of a stage.
    Criteria(SubjectKey, Memo<u8>),
    /// The strands of attitude and behaviour.
    Strands,
}

/// What the board is of.
#[derive(Clone, Copy)]
pub(crate) struct Board {
    pub(super) session: Session,
    pub(super) class: ClassId,
    pub(super) of: Of,
    pub(super) period: Memo<Period>,
    /// The children shown.
    pub(super) shown: Memo<Vec<Child>>,
    pub(super) groups: Memo<Vec<ColumnGroup>>,
    pub(super) rows: Memo<Vec<Row>>,
    brush: RwSignal<Brush>,
    /// Whether the child's own marks are shown.
    pub(super) own: RwSignal<bool>,
    menu: RwSignal<Option<menu::Menu>>,
    opened: RwSignal<bool>,
}

impl Board {
    pub(super) fn new(
        (session, class, of): (Session, ClassId, Of),
        period: Memo<Period>,
        shown: Memo<Vec<Child>>,
        groups: Memo<Vec<ColumnGroup>>,
        rows: Memo<Vec<Row>>,
    ) -> Self {
        let (brush, own) = (RwSignal::new(None), RwSignal::new(false));
        Self { session, class, of, period, shown, groups, rows, brush, own, menu: RwSignal::new(None), opened: RwSignal::new(false) }
    }

    /// What the button beside the brush says, and what it says in the menus.
    fn rest(self) -> &'static str {
        match self.of {
            Of::Criteria(..) => "The rest is unchanged",
            Of::Strands => "Confirm what is shown",
        }
    }

    /// Says of the rest that it is as it is shown: for children whose row passes, and columns that pass.
    fn confirm(self, child: impl Fn(PupilId) -> bool, column: impl Fn(StrandKey) -> bool) {
        let period = self.period.get_untracked();
        if let Of::Criteria(subject, stage) = self.of {
            let pupils = self.shown.with_untracked(|shown| shown.iter().map(|c| c.pupil).filter(|id| child(*id)).collect());
            self.session.tell(Marking::Review { pupils, subject, stage: stage.get_untracked(), period });
            return;
        }
        let strands: Vec<StrandKey> =
            self.groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.strand()).collect());
        let scheme = self.session.roll.with_untracked(|roll| roll.scheme());
        let mut marks = Vec::new();
        self.rows.with_untracked(|rows| {
            for row in rows.iter().filter(|row| child(row.child.pupil)) {
                let open = row.state.with_untracked(|state| to_confirm(&scheme, &strands, state));
                let of = |(strand, suggested, band)| (StrandMark { pupil: row.child.pupil, strand, suggested }, band);
                marks.extend(open.into_iter().filter(|(strand, ..)| column(*strand)).map(of));
            }
        });
        self.session.tell(Attitude::Confirm { marks, period });
    }

    /// Rates cells, as one step, and measures how long it takes until it is saved.
    fn rate(self, cells: Vec<(PupilId, Item)>, band: Option<BandKey>, only_empty: bool) {
        let (session, period) = (self.session, self.period.get_untracked());
        let started = measure::start();
        let then = move |done: Result<_, Problem>| match done {
            Ok(_) => started.end("lantern:rate"),
            Err(problem) => session.notice.set(Some(problem.words())),
        };
        match self.of {
            Of::Criteria(..) => {
                let cells = cells.into_iter().filter_map(|(pupil, item)| Some((pupil, item.criterion()?))).collect();
                session.ask(Marking::Rate { cells, period, band, only_empty }, then);
            }
            Of::Strands => {
                let mark = |(pupil, item): (PupilId, Item)| {
                    let strand = item.strand()?;
                    Some(StrandMark { pupil, strand, suggested: self.suggested(pupil, item) })
                };
                let marks = cells.into_iter().filter_map(mark).collect();
                session.ask(Attitude::Rate { marks, period, band, only_empty }, then);
            }
        }
    }

    /// What is suggested for a child in a column.
    fn suggested(self, pupil: PupilId, item: Item) -> Option<BandKey> {
        let at = self.groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).position(|column| column.item == item))?;
        self.rows.with_untracked(|rows| {
            let row = rows.iter().find(|row| row.child.pupil == pupil)?;
            row.state.with_untracked(|state| state.cells.get(at).and_then(|cell| cell.suggested))
        })
    }
}

/// The marking board.
#[component]
pub(crate) fn MarkPage(
    /// The class.
    class: ClassId,
    /// The subject.
    subject: SubjectKey,
    /// The address, for what is chosen within the page.
    address: Address,
) -> impl IntoView {
    let session = Session::here();
    session.want(subject);
    let chosen = Memo::new(move |_| match address.get() {
        Ok(Route::Mark { stage, period, .. }) => (stage, period),
        _ => (None, None),
    });
    let period = Memo::new(move |_| chosen.get().1.unwrap_or_else(|| session.this_period()));
    let members = Memo::new(move |_| {
        let members = session.roll.with(|roll| roll.members(class, period.get().year));
        members.into_iter().map(|(id, _)| id).collect::<Vec<PupilId>>()
    });
    let loading = Loading::of(members);
    let everyone = Memo::new(move |_| {
        session.version.track();
        loading.has_begun();
        session.roll.track();
        session.with_files(|files| children(files, class, subject, period.get()))
    });
    // The stage opened at first stays while the class is marked, whoever moves on.
    let first = StoredValue::new(None::<u8>);
    let stage = Memo::new(move |_| {
        chosen.get().0.unwrap_or_else(|| {
            first.get_value().unwrap_or_else(|| {
                let stage = everyone.with(|children| commonest_stage(children));
                if loading.has_begun() {
                    first.set_value(Some(stage));
                }
                stage
            })
        })
    });
    let all = RwSignal::new(true);
    let shown = Memo::new(move |_| {
        let mut children = everyone.get();
        children.retain(|child| all.get() || child.stage == stage.get());
        // A first mark can move a child to another stage; that alone draws no row anew.
        children.iter_mut().for_each(|child| child.stage = stage.get());
        children
    });
    let curriculum = Memo::new(move |_| session.curriculum(subject));
    let groups = Memo::new(move |_| {
        let roll = session.roll.get();
        curriculum.with(|c| c.as_ref().map(|c| columns(c, &roll, class, stage.get())).unwrap_or_default())
    });
    let rows = Memo::new_with_compare(
        move |_| {
            let (stage, period) = (stage.get(), period.get());
            let criteria: Arc<Vec<CriterionId>> =
                Arc::new(groups.with(|g| g.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.criterion()).collect()));
            let row_of = |child: Child| {
                let (fold, criteria) = (session.fold(child.pupil), Arc::clone(&criteria));
                let state = ArcMemo::new(move |_| fold.with(|fold| row(fold, subject, stage, period, &criteria)));
                Row { child, state }
            };
            shown.get().into_iter().map(row_of).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let board = Board::new((session, class, Of::Criteria(subject, stage)), period, shown, groups, rows);
    let go = move |subject, stage, period| navigate(Route::Mark { class, subject, stage, period: Some(period) });
    let name = Signal::derive(move || session.class_name(class));
    view! {
        <ClassHead class=class period=period title=Signal::derive(move || format!("Mark {}", session.subject_title(subject).to_lowercase())) />
        <div class="toolbar">
            <div class="field field--inline">
                <label for="subject">"Subject"</label>
                <select id="subject" on:change=move |event| if let Ok(subject) = event_target_value(&event).parse() { go(subject, None, period.get_untracked()) }>
                    {move || session.subjects().into_iter().map(|(key, title)| view! { <option value=key.to_string() prop:selected=key == subject>{title}</option> }.into_any()).collect::<Vec<_>>()}
                </select>
            </div>
            <div class="field field--inline">
                <label for="stage">"Stage"</label>
                <select id="stage" on:change=move |event| if let Ok(stage) = event_target_value(&event).parse() { go(subject, Some(stage), period.get_untracked()) }>
                    {move || curriculum.with(|c| c.as_ref().map(|c| c.stages.iter().map(|s| s.stage).collect::<Vec<_>>()).unwrap_or_default()).into_iter().map(|n| {
                        view! { <option value=n.to_string() prop:selected=move || stage.get() == n>{format!("Stage {n}")}</option> }.into_any()
                    }).collect::<Vec<_>>()}
                </select>
            </div>
            <HalfTermChooser period=period on_choose=Callback::new(move |period| go(subject, chosen.get_untracked().0, period)) />
            <div class="field field--inline">
                <label for="who">"Children"</label>
                <select id="who" on:change=move |event| all.set(event_target_value(&event) == "all")>
                    <option value="all">"All"</option>
                    <option value="stage">{move || format!("Those at stage {}", stage.get())}</option>
                </select>
            </div>
            <label class="tick"><input type="checkbox" prop:checked=board.own on:change=move |event| board.own.set(event_target_checked(&event)) />"Show the children’s own marks"</label>
        </div>
        {move || loading.fault()}
        {move || match (loading.is_done(), curriculum.with(Option::is_some), shown.with(Vec::is_empty), groups.with(Vec::is_empty)) {
            (false, ..) => view! { <p class="quiet" role="status">"Reading the children’s files …"</p> }.into_any(),
            (_, false, ..) => view! { <p class="quiet" role="status">"Fetching the criteria …"</p> }.into_any(),
            (.., true, _) => view! { <p class="card">"Nobody to mark here. Choose all children, or another stage or half term."</p> }.into_any(),
            (.., true) => view! { <p class="card">"This stage has no criteria. Choose another stage, or add criteria in the settings."</p> }.into_any(),
            _ => view! { <Sheet board=board name=name /> }.into_any(),
        }}
    }
}

/// The board itself, with its tools and menus.
#[component]
pub(crate) fn Sheet(board: Board, name: Signal<String>) -> impl IntoView {
    view! {
        <Tools board=board />
        <grid::Grid board=board name=name />
        <menu::MenuDialog board=board />
    }
}

/// The meter, the brush, and "the rest is unchanged".
#[component]
fn Tools(board: Board) -> impl IntoView {
    let Board { session, of, groups, rows, brush, .. } = board;
    let meter = Memo::new(move |_| {
        let taught: Vec<bool> = groups.with(|groups| groups.iter().flat_map(|g| &g.columns).map(|c| !c.not_taught).collect());
        let mut meter = Meter::default();
        rows.with(|rows| rows.iter().for_each(|row| row.state.with(|state| meter.add(state, &taught))));
        meter
    });
    let said = move || {
        let Meter { judged, total, reviewed, children } = meter.get();
        let made = format!("{judged} of {total} judgements made, {} left", total - judged);
        match of {
            Of::Criteria(..) => format!("{made}; {reviewed} of {} looked through", words::children(children)),
            Of::Strands => made,
        }
    };
    let rest = move |_| board.confirm(|_| true, |_| true);
    let bands = move || session.roll.with(|roll| roll.scheme().bands().iter().rev().cloned().collect::<Vec<_>>());
    let choice = move |value: Brush, inside: AnyView| {
        view! {
            <label class="brush__choice">
                <input type="radio" name="brush" prop:checked=move || brush.get() == value on:change=move |_| brush.set(value) />
                {inside}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="mark-tools">
            <fieldset class="brush">
                <legend>"A tap gives"</legend>
                {choice(None, view! { "the next colour" }.into_any())}
                {move || bands().into_iter().map(|band| {
                    let word = band.word.clone();
                    choice(Some(Some(band.key)), view! { <Light band=band />{word} }.into_any())
                }).collect::<Vec<_>>()}
                {choice(Some(None), view! { "Not rated" }.into_any())}
            </fieldset>
            <div class="meter">
                <progress aria-label="Judgements made" max=move || meter.get().total.max(1).to_string() value=move || meter.get().judged.to_string()></progress>
                <span>{said}</span>
            </div>
            <button type="button" class="button" on:click=rest>{board.rest()}</button>
        </div>
    }
}
