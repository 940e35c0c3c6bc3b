//! Knows no language and loads no message.

use unic_langid::LanguageIdentifier;

/// Where messages would be.
pub trait I18nAssets {}

impl<T> I18nAssets for T {}

/// What would load them.
pub trait LanguageLoader {}

/// Why none was loaded; it never is.
#[derive(Debug)]
pub struct I18nEmbedError;

/// What would choose a language.
pub trait Localizer {
    /// What would load its messages.
    fn language_loader(&self) -> &'_ dyn LanguageLoader;
    /// Where they would be.
    fn i18n_assets(&self) -> &'_ dyn I18nAssets;
    /// Chooses.
    ///
    /// # Errors
    /// None.
    fn select(&self, requested: &[LanguageIdentifier]) -> Result<Vec<LanguageIdentifier>, I18nEmbedError>;
}

/// Chooses no language.
///
/// # Errors
/// None.
pub fn select(_: &dyn LanguageLoader, _: &dyn I18nAssets, _: &[LanguageIdentifier]) -> Result<Vec<LanguageIdentifier>, I18nEmbedError> {
    Ok(Vec::new())
}

/// Languages.
pub mod unic_langid {
    /// A language, whichever.
    #[derive(Clone, Debug)]
    pub struct LanguageIdentifier;

    impl std::str::FromStr for LanguageIdentifier {
        type Err = std::convert::Infallible;

        fn from_str(_: &str) -> Result<Self, Self::Err> {
            Ok(Self)
        }
    }
}

/// Messages.
pub mod fluent {
    pub use crate::fluent_language_loader;

    /// Loads none.
    #[derive(Debug)]
    pub struct FluentLanguageLoader;

    impl FluentLanguageLoader {
        /// Loads none.
        ///
        /// # Errors
        /// None.
        pub fn load_languages(&self, _: &dyn super::I18nAssets, _: &[super::LanguageIdentifier]) -> Result<(), super::I18nEmbedError> {
            Ok(())
        }

        /// Changes nothing.
        pub fn set_use_isolating(&self, _: bool) {}
    }

    impl super::LanguageLoader for FluentLanguageLoader {}
}

/// What loads no message.
#[macro_export]
macro_rules! fluent_language_loader {
    () => {
        $crate::fluent::FluentLanguageLoader
    };
}
