//! What a marking board is of, and what is done on it.

use leptos::prelude::*;

use crate::domain::{BandKey, ClassId, Period, PupilId, StrandKey, SubjectKey, Voice};
use crate::platform::measure;
use crate::platform::prefs::Note;
use crate::report::marking::{CellState, Child, Column, ColumnGroup, Item, RowState, Square, Unconfirmed, place, to_confirm};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::sorting::Sorting;
use crate::ui::session::{Problem, Session};
use crate::workspace::{Attitude, Marking, StrandMark};

/// A column or a row.
#[derive(Clone, PartialEq)]
pub(super) enum Menu {
    /// A criterion, for all children shown.
    Column(Column),
    /// A child, for all criteria shown.
    Row(Child),
}

/// What a tap does: `None` goes to the next band, `Some` gives one band, or takes the rating away.
pub(super) type Brush = Option<Option<BandKey>>;

/// A child's row. What its file says of the columns is read anew only when the file changes. Counted by reference: a row that is just being
/// replaced may still be looked at.
#[derive(Clone)]
pub(crate) struct MarkingRow {
    pub(crate) child: Child,
    pub(crate) state: ArcMemo<RowState>,
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
    pub(super) rows: Memo<Vec<MarkingRow>>,
    pub(super) brush: RwSignal<Brush>,
    /// The order of the children.
    pub(super) sorting: Sorting,
    /// The cell in focus.
    pub(super) at: RwSignal<Square>,
    /// Whether the child's own marks are shown.
    pub(crate) own: RwSignal<bool>,
    pub(super) menu: RwSignal<Option<Menu>>,
    pub(super) opened: RwSignal<bool>,
    /// Whether somebody here has marked a block before; until then it is said how.
    pub(super) knows_blocks: RwSignal<bool>,
}

/// The order of a board’s children by one of its columns, of which there is one for each item; `cell` is that of a child and an item.
pub(crate) fn by_column(
    children: Memo<Vec<(PupilId, String)>>,
    period: Memo<Period>,
    groups: Memo<Vec<ColumnGroup>>,
    cell: impl Fn(PupilId, Item) -> Option<CellState> + Send + Sync + 'static,
) -> Sorting {
    let session = Session::here();
    let again = move || {
        period.track();
        groups.track();
    };
    let items =
        Memo::new(move |_| groups.with(|groups| groups.iter().flat_map(|g| &g.columns).map(|column| column.item).collect::<Vec<_>>()));
    let sorting = Sorting::new(children, again, move |column, pupil| {
        let item = items.with(|items| items.get(column.checked_sub(1)?).copied())?;
        let cell = cell(pupil, item)?;
        session.roll.with(|roll| place(&roll.scheme(period.get()), &cell))
    });
    // Another stage has other columns: what stands in the place of one of these says nothing of it.
    Effect::new(move |before: Option<Vec<Item>>| {
        let now = items.get();
        if before.is_some_and(|before| before != now) {
            sorting.by(0, false);
        }
        now
    });
    sorting
}

impl Board {
    pub(crate) fn new(
        OfClass { session, class, period, .. }: OfClass,
        of: Of,
        shown: Memo<Vec<Child>>,
        groups: Memo<Vec<ColumnGroup>>,
        rows: Memo<Vec<MarkingRow>>,
        sorting: Sorting,
    ) -> Self {
        let (brush, own, at) = (RwSignal::new(None), RwSignal::new(false), RwSignal::new((0, 0)));
        let (menu, opened) = (RwSignal::new(None), RwSignal::new(false));
        let knows_blocks = RwSignal::new(Note::Blocks.read().is_some());
        Self { session, class, of, period, shown, groups, rows, sorting, brush, at, own, menu, opened, knows_blocks }
    }

    /// A block was marked: how is said no more, on this device and for good.
    pub(super) fn marked_a_block(self) {
        if !self.knows_blocks.get_untracked() {
            Note::Blocks.write("known");
            self.knows_blocks.set(true);
        }
    }

    /// What is marked, as it stands in the name of a file.
    pub(super) fn what(self) -> String {
        match self.of {
            Of::Criteria(subject, stage) => format!("{} stage {}", self.session.subject_title(subject), stage.get_untracked()),
            Of::Strands => "Attitude and behaviour".to_owned(),
        }
    }

    /// The column of an item, as the order of the children counts them.
    pub(super) fn column(self, item: Item) -> usize {
        self.groups.with(|groups| groups.iter().flat_map(|g| &g.columns).position(|column| column.item == item)).map_or(0, |at| at + 1)
    }

    /// A column alone, in the list of ways to show the board.
    pub(super) fn one_column(self) -> &'static str {
        match self.of {
            Of::Criteria(..) => "One criterion",
            Of::Strands => "One strand",
        }
    }

    /// What the button beside the brush says, and what it says in the menus.
    pub(super) fn rest(self) -> &'static str {
        match self.of {
            Of::Criteria(..) => "The rest is unchanged",
            Of::Strands => "Confirm what is shown",
        }
    }

    /// Says of the rest that it is as it is shown: for children whose row passes, and columns that pass.
    pub(super) fn confirm(self, child: impl Fn(PupilId) -> bool, column: impl Fn(StrandKey) -> bool) {
        let period = self.period.get_untracked();
        if let Of::Criteria(subject, stage) = self.of {
            let pupils = self.shown.with_untracked(|shown| shown.iter().map(|c| c.pupil).filter(|id| child(*id)).collect());
            self.session.tell(Marking::Review { pupils, subject, stage: stage.get_untracked(), period });
            return;
        }
        let strands: Vec<StrandKey> =
            self.groups.with_untracked(|groups| groups.iter().flat_map(|g| &g.columns).filter_map(|c| c.item.strand()).collect());
        let scheme = self.session.roll.with_untracked(|roll| roll.scheme(period));
        let mut marks = Vec::new();
        self.rows.with_untracked(|rows| {
            for row in rows.iter().filter(|row| child(row.child.pupil)) {
                let open = row.state.with_untracked(|state| to_confirm(&scheme, &strands, state));
                let of = |Unconfirmed { strand, suggested, band }| (StrandMark { pupil: row.child.pupil, strand, suggested }, band);
                marks.extend(open.into_iter().filter(|mark| column(mark.strand)).map(of));
            }
        });
        self.session.tell(Attitude::Confirm { marks, period });
    }

    /// Rates cells, as one step, and measures how long it takes until it is saved.
    pub(super) fn rate(self, cells: Vec<(PupilId, Item)>, band: Option<BandKey>, only_empty: bool) {
        self.rate_then(cells, band, only_empty, Box::new(|| ()));
    }

    /// The same; `stored` is called once it is saved, and never if it could not be.
    pub(super) fn rate_then(self, cells: Vec<(PupilId, Item)>, band: Option<BandKey>, only_empty: bool, stored: Box<dyn FnOnce()>) {
        let (session, period) = (self.session, self.period.get_untracked());
        let started = measure::start();
        let then = move |done: Result<_, Problem>| match done {
            Ok(_) => {
                started.end("lantern:rate");
                stored();
            }
            Err(problem) => session.notice.set(Some(problem.words())),
        };
        match self.of {
            Of::Criteria(..) => {
                let cells = cells.into_iter().filter_map(|(pupil, item)| Some((pupil, item.criterion()?))).collect();
                session.ask(Marking::Rate { cells, voice: Voice::Teacher, period, band, only_empty }, then);
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
