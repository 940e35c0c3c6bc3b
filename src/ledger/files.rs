//! The files as they are read: the ledger, the roll, and what each child's file says, kept until that file changes.

use std::cell::RefCell;
use std::sync::Arc;

use super::entry::{About, Entry};
use super::fold::Fold;
use super::merge::{Clash, Ledger};
use super::roll::Roll;
use crate::domain::order;
use crate::domain::{EntryId, PupilId};

/// Every file that is in memory, and what it says. Changed only as a whole batch; whatever is changed is said in a [`Touched`].
///
/// [`Files::fold`] is the only way to read a child: what was folded once is kept until an entry of that child comes or goes.
#[derive(Clone, Debug, Default)]
pub struct Files {
    ledger: Ledger,
    roll: Arc<Roll>,
    /// By canonical id, in order. A cache: equal files may hold different ones.
    folds: RefCell<Vec<(PupilId, Arc<Fold>)>>,
}

/// What a change has touched, so that nothing else need be shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The school's own file says something else.
    pub roll: bool,
    /// Ids were linked or parted.
    pub links: bool,
    /// The children whose files say something else, by the ids they go by now.
    pub pupils: order::Set<PupilId>,
}

impl Touched {
    /// That the file of an entry has changed.
    fn file(&mut self, about: About) {
        match about {
            About::School => self.roll = true,
            About::Pupil(pupil) => {
                self.pupils.insert(pupil);
            }
        }
    }

    /// Whether nothing was touched.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.roll && !self.links && self.pupils.is_empty()
    }
}

impl PartialEq for Files {
    fn eq(&self, other: &Self) -> bool {
        self.ledger == other.ledger
    }
}

impl Files {
    /// The files of a ledger.
    #[must_use]
    pub fn of(ledger: Ledger) -> Self {
        let roll = Arc::new(Roll::of(&ledger));
        Self { ledger, roll, folds: RefCell::default() }
    }

    /// What was read from storage: the erased children first, so that nothing of them comes back. Of two entries under one id the first
    /// read stands, and the other is left where it is stored.
    #[must_use]
    pub fn read(erased: impl IntoIterator<Item = PupilId>, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut ledger = Ledger::default();
        for pupil in erased {
            ledger.erase(pupil);
        }
        for entry in entries {
            let _known_otherwise = ledger.insert(Arc::new(entry));
        }
        Self::of(ledger)
    }

    /// The entries themselves.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What the school's own file says.
    #[must_use]
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// The same, to be kept.
    #[must_use]
    pub fn shared_roll(&self) -> Arc<Roll> {
        Arc::clone(&self.roll)
    }

    /// What a child's file says, or files where ids are linked. Folded when it is first asked for.
    #[must_use]
    pub fn fold(&self, pupil: PupilId) -> Arc<Fold> {
        let pupil = self.roll.canonical(pupil);
        if let Some(fold) = self.kept(pupil) {
            return fold;
        }
        let fold = Arc::new(self.roll.pupil_fold(&self.ledger, pupil));
        let mut folds = self.folds.borrow_mut();
        let at = folds.partition_point(|(id, _)| *id < pupil);
        folds.insert(at, (pupil, Arc::clone(&fold)));
        fold
    }

    fn kept(&self, pupil: PupilId) -> Option<Arc<Fold>> {
        let folds = self.folds.borrow();
        let at = folds.binary_search_by(|(id, _)| id.cmp(&pupil)).ok()?;
        folds.get(at).map(|(_, fold)| Arc::clone(fold))
    }

    /// The same for a look at many children, of whom nothing is kept that was not kept before.
    #[must_use]
    pub fn glance(&self, pupil: PupilId) -> Arc<Fold> {
        self.kept(self.roll.canonical(pupil)).unwrap_or_else(|| Arc::new(self.roll.pupil_fold(&self.ledger, pupil)))
    }

    /// How many children's files are folded now: what a change costs is seen by what it leaves of them.
    #[must_use]
    pub fn folded(&self) -> usize {
        self.folds.borrow().len()
    }

    /// Adds more that was read from storage. Of two entries under one id the first read stands.
    pub fn absorb(&mut self, entries: impl IntoIterator<Item = Entry>) -> Touched {
        let mut changed = Touched::default();
        for entry in entries {
            let about = entry.about;
            if self.ledger.insert(Arc::new(entry)) == Ok(true) {
                changed.file(about);
            }
        }
        self.refolded(changed)
    }

    /// Erases, withdraws, then adds: the whole effect of one act.
    ///
    /// # Errors
    /// An entry to add is known with other words; then nothing is changed.
    pub fn apply(&mut self, add: &[Arc<Entry>], withdraw: &[Arc<Entry>], erase: &[PupilId]) -> Result<Touched, Clash> {
        self.refuse_clash(add)?;
        let mut changed = Touched::default();
        for pupil in erase {
            changed.roll = true;
            changed.pupils.insert(*pupil);
            changed.pupils.extend(self.ledger.erase(*pupil));
        }
        for entry in withdraw {
            self.ledger.withdraw(entry.about, entry.id);
            changed.file(entry.about);
        }
        for entry in add {
            if self.ledger.insert(Arc::clone(entry))? {
                changed.file(entry.about);
            }
        }
        Ok(self.refolded(changed))
    }

    /// Adds entries that were written just now, on this device: nothing can name them yet, so a fold that is kept follows them without
    /// being made anew.
    ///
    /// # Errors
    /// As [`Files::apply`].
    pub fn write(&mut self, add: &[Arc<Entry>]) -> Result<Touched, Clash> {
        self.refuse_clash(add)?;
        let mut changed = Touched::default();
        for entry in add {
            if !self.ledger.insert(Arc::clone(entry))? {
                continue;
            }
            let followed = match entry.about {
                About::School => false,
                About::Pupil(pupil) => self.follow(pupil, entry),
            };
            if !followed {
                changed.file(entry.about);
            }
        }
        let mut touched = self.refolded(changed);
        touched.pupils.extend(add.iter().filter_map(|entry| match entry.about {
            About::School => None,
            About::Pupil(pupil) => Some(self.roll.canonical(pupil)),
        }));
        Ok(touched)
    }

    fn refuse_clash(&self, add: &[Arc<Entry>]) -> Result<(), Clash> {
        let differs = |entry: &&Arc<Entry>| self.ledger.get(entry.about, entry.id).is_some_and(|held| held != *entry);
        add.iter().find(differs).map_or(Ok(()), |entry| Err(Clash(entry.id)))
    }

    /// Lets the kept fold of a child follow a new entry; whether it could.
    fn follow(&self, pupil: PupilId, entry: &Arc<Entry>) -> bool {
        let (mut folds, canonical) = (self.folds.borrow_mut(), self.roll.canonical(pupil));
        let Some((_, fold)) = folds.iter_mut().find(|(id, _)| *id == canonical) else { return true };
        let ids = self.roll.ids(pupil);
        let held = |id: EntryId| ids.iter().find_map(|pupil| self.ledger.pupil(*pupil)?.get(id));
        Arc::make_mut(fold).follow(self.roll.known(), entry, held)
    }

    /// Forgets the folds of files that have changed, reads the roll anew where it has, and says what that touches.
    fn refolded(&mut self, changed: Touched) -> Touched {
        let mut touched = Touched { roll: changed.roll, ..Touched::default() };
        let mut pupils = changed.pupils;
        if touched.roll {
            let roll = Roll::of(&self.ledger);
            let relinked = roll.linked_otherwise(&self.roll);
            touched.links = !relinked.is_empty();
            pupils.extend(relinked);
            if roll.known().staff != self.roll.known().staff {
                // Any child's file may name whoever is somebody else by now.
                pupils.extend(self.ledger.pupils().map(|(id, _)| id));
            }
            self.roll = Arc::new(roll);
        }
        let folds = self.folds.get_mut();
        for id in pupils {
            let pupil = self.roll.canonical(id);
            folds.retain(|(kept, _)| *kept != id && *kept != pupil);
            touched.pupils.insert(pupil);
        }
        touched
    }

    /// Takes what was read afresh in place of what was in memory. What is the same keeps its folds.
    pub fn replace(&mut self, mut fresh: Self) -> Touched {
        let mut changed = Touched::default();
        if !self.ledger.school().holds_the_same(fresh.ledger.school()) || self.ledger.erased() != fresh.ledger.erased() {
            changed.roll = true;
        }
        let everyone = self.ledger.pupils().chain(fresh.ledger.pupils()).map(|(id, _)| id);
        for pupil in everyone {
            let same = match (self.ledger.pupil(pupil), fresh.ledger.pupil(pupil)) {
                (Some(held), Some(read)) => held.holds_the_same(read),
                _ => false,
            };
            if !same {
                changed.pupils.insert(pupil);
            }
        }
        std::mem::swap(&mut self.ledger, &mut fresh.ledger);
        self.refolded(changed)
    }
}
