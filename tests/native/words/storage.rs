//! What is said of the browser's storage.

use super::{are_sentences, every, say_what_to_do};
use lantern::words::{Fault, fault};

#[test]
fn every_fault_of_the_storage_says_what_happened_and_what_to_do() {
    let all = every!(Fault, fault, {
        Fault::NoStorage => Fault::NoStorage
            => "This browser does not let Lantern keep files (no IndexedDB). A private window or a strict setting can be the reason. \
                Please open Lantern in an ordinary window, or allow this site to store data.",
        Fault::Blocked(_) => Fault::Blocked("opening was refused".into())
            => "The browser did not open Lantern’s storage (opening was refused). Please close other Lantern tabs, leave private \
                browsing if you are in it, and reload.",
        Fault::NewerDatabase => Fault::NewerDatabase
            => "These files were last used with a newer Lantern than this page. Nothing was touched. Please reload to get the newer \
                version, or open the page you used last.",
        Fault::Closed => Fault::Closed
            => "The browser has closed Lantern’s storage: there may be no room left, or a newer Lantern was opened in another tab. Please \
                try again in a moment. If it stays so, free some space on this device and reload.",
        Fault::Full => Fault::Full
            => "There is no room left: the browser refused to store more. Export everything now, then free some space on this device.",
        Fault::Failed(_) => Fault::Failed("an unknown error".into())
            => "The browser’s storage reported a problem (an unknown error). Please export everything, then reload.",
    });
    are_sentences(&all);
    say_what_to_do(&all, &[]);
}
