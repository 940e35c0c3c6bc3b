//! Who of a class is in one of the school's groups, or in a new one.

use leptos::prelude::*;

use crate::domain::{GroupKey, PupilId};
use crate::route::{Route, Topic};
use crate::ui::parts::choose::{Choose, or_none};
use crate::ui::parts::class_page::OfClass;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::live::heard;
use crate::ui::parts::problem::alert;
use crate::ui::parts::tick::one_of;
use crate::words::groups as says;
use crate::workspace::Grouping;

/// The dialog.
#[component]
pub(super) fn GroupsDialog(of: OfClass, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title="Groups".to_owned()><Form of=of open=open /></Dialog>
    }
}

#[component]
fn Form(of: OfClass, open: RwSignal<bool>) -> impl IntoView {
    let OfClass { session, everyone, .. } = of;
    let group = RwSignal::new(None::<GroupKey>);
    let (name, chosen) = (RwSignal::new(String::new()), RwSignal::new(Vec::<PupilId>::new()));
    let problem = RwSignal::new(None::<String>);
    // As it is read when the dialog opens: what comes meanwhile from another tab must not change what somebody is filling in.
    let known: Vec<_> = session.roll.with_untracked(|roll| roll.groups().into_iter().filter(|group| !group.retired).collect());
    let offered = or_none(says::NEW, known.iter().map(|group| (group.key.to_string(), group.name.clone())));
    let choose = Callback::new(move |key: String| {
        let key = key.parse().ok();
        let found = known.iter().find(|one| Some(one.key) == key);
        group.set(found.map(|one| one.key));
        name.set(found.map(|one| one.name.clone()).unwrap_or_default());
        let mut members: Vec<PupilId> = everyone.with_untracked(|all| all.iter().map(|(pupil, _)| *pupil).collect());
        session.roll.with_untracked(|roll| members.retain(|pupil| found.is_some_and(|one| roll.is_in(*pupil, one.key))));
        chosen.set(members);
        problem.set(None);
    });
    let shown = Signal::derive(move || group.get().map(|key| key.to_string()).unwrap_or_default());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let among = everyone.with_untracked(|all| all.iter().map(|(pupil, _)| *pupil).collect());
        let asked = Grouping::Of { group: group.get_untracked(), name: name.get_untracked(), among, members: chosen.get_untracked() };
        session.ask(asked, move |done| match done {
            Ok(_) => open.set(false),
            Err(why) => problem.set(Some(why.words())),
        });
    };
    let one = |(pupil, name): (PupilId, String)| view! { <li>{one_of(name, chosen, pupil)}</li> }.into_any();
    view! {
        <form class="form" on:submit=heard(submit) novalidate>
            <p class="quiet">{says::ABOUT}" "<a href=Route::Settings(Topic::School).to_string()>"Settings"</a>"."</p>
            <Choose id="which-group" label="Group" options=Signal::stored(offered) chosen=shown on_choose=choose />
            <div class="field">
                <label for="group-name">"Name"</label>
                <input id="group-name" type="text" autocomplete="off" prop:value=name
                    on:input=move |event| name.set(event_target_value(&event)) />
            </div>
            <fieldset>
                <legend>"Children"</legend>
                <ul class="plain">{everyone.get_untracked().into_iter().map(one).collect::<Vec<_>>()}</ul>
            </fieldset>
            {alert(problem)}
            <div class="buttons">
                <button type="submit" class="button button--main">"Save group"</button>
                <button type="button" class="button button--quiet" on:click=heard(move |_| open.set(false))>"Cancel"</button>
            </div>
        </form>
    }
}
