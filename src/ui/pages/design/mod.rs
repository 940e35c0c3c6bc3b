//! The parts of the screen in all their states, to look at in the light, the dark, forced colours and on paper. A build for development
//! alone has it; nothing here is in a release. Only real parts are shown, dressed as on every other page.

use leptos::prelude::*;

use crate::route::{Route, Sample};
use crate::ui::address::Address;
use crate::ui::parts::choose::Choose;
use crate::ui::parts::drawn::{Html, NONE};
use crate::ui::parts::heading::Heading;
use crate::ui::parts::theme;

mod acts;
mod drawings;
mod forms;
mod state;

/// Makes a page: of one kind of part, or of the list.
pub(crate) fn show(sample: Option<Sample>, _: Address) -> AnyView {
    let ways = Html::of(|html| {
        for one in Sample::ALL {
            let current = if Some(one) == sample { ("aria-current", "page") } else { NONE };
            html.words("a", &[("href", &Route::Design(Some(one)).to_string()), current], one.word());
        }
    });
    let title = sample.map_or_else(|| "Design".to_owned(), |sample| format!("Design: {}", sample.word()));
    view! {
        <Heading text=title />
        <nav class="class-nav settings-nav" aria-label="Design" inner_html=ways></nav>
        {themes()}
        {sample.map(samples)}
    }
    .into_any()
}

/// Light or dark, as long as the page is open.
fn themes() -> AnyView {
    let chosen = RwSignal::new(String::new());
    let themes = ["As the device", "light", "dark"].map(|theme| (theme.to_owned(), theme.to_owned()));
    let choose = Callback::new(move |theme: String| {
        theme::apply(Some(theme.as_str()));
        chosen.set(theme);
    });
    let options = Signal::derive(move || themes.to_vec());
    view! { <Choose id="design-theme" label="Theme" options=options chosen=chosen.into() on_choose=choose inline=true /> }.into_any()
}

fn samples(sample: Sample) -> AnyView {
    match sample {
        Sample::Head => acts::head(),
        Sample::Buttons => acts::buttons(),
        Sample::Fields => forms::fields(),
        Sample::Choices => forms::choices(),
        Sample::Ticks => forms::ticks(),
        Sample::Ratings => forms::ratings(),
        Sample::Problems => forms::problems(),
        Sample::Dialogs => acts::dialogs(),
        Sample::Menus => acts::menus(),
        Sample::Banners => acts::banners(),
        Sample::Tables => drawings::tables(),
        Sample::Charts => drawings::charts(),
        Sample::Lights => drawings::lights(),
        Sample::Signatures => drawings::signatures(),
        Sample::Empty => acts::empty(),
    }
}
