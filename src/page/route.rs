//! The address of what is shown: a screen, and what is opened over it.
//!
//! The route is the fragment of the page's address (`#/read/photo/3`), so that the browser's Back closes what is open,
//! and a link opens a screen.

/// A screen of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Photos are added and assessed.
    Read,
    /// Persons, lesions and visits that the user keeps.
    Lesions,
    /// Many photos, and the check on the user's own.
    Batch,
    /// The model card.
    Model,
    /// Settings of this device.
    Settings,
}

impl Screen {
    /// All screens, in the order of the navigation.
    pub const ALL: [Screen; 5] = [Screen::Read, Screen::Lesions, Screen::Batch, Screen::Model, Screen::Settings];

    /// First part of its address: `read`.
    pub fn path(self) -> &'static str {
        match self {
            Screen::Read => "read",
            Screen::Lesions => "lesions",
            Screen::Batch => "batch",
            Screen::Model => "model",
            Screen::Settings => "settings",
        }
    }

    /// Address of the screen, for links: `#/read`.
    pub fn address(self) -> String {
        format!("#/{}", self.path())
    }
}

/// A screen, and the parts of the address after it: what the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The screen.
    pub screen: Screen,
    /// Further parts of the address, such as `photo` and `3`.
    pub parts: Vec<String>,
}

impl Route {
    /// A screen by itself.
    pub fn of(screen: Screen) -> Route {
        Route { screen, parts: Vec::new() }
    }

    /// A screen with further parts.
    pub fn with_parts(screen: Screen, parts: &[&str]) -> Route {
        Route { screen, parts: parts.iter().map(ToString::to_string).collect() }
    }

    /// The route without what is open over it: of a lesion with a photo in large, the lesion.
    pub fn below(&self) -> Route {
        let kept = match (self.screen, self.parts.first().map(String::as_str)) {
            // A lesion and two visits, over which nothing is opened.
            (Screen::Lesions, Some("compare")) => 4,
            (Screen::Lesions, _) => 2,
            _ => 0,
        };
        Route { screen: self.screen, parts: self.parts.iter().take(kept).cloned().collect() }
    }

    /// The route of a fragment, with or without `#`. An unknown screen is the first one.
    pub fn parse(fragment: &str) -> Route {
        let mut parts = fragment.trim_start_matches('#').split('/').filter(|part| !part.is_empty());
        let path = parts.next().unwrap_or_default();
        match Screen::ALL.into_iter().find(|screen| screen.path() == path) {
            Some(screen) => Route { screen, parts: parts.map(Into::into).collect() },
            None => Route::of(Screen::Read),
        }
    }

    /// Its address: `#/read/photo/3`.
    pub fn address(&self) -> String {
        [self.screen.path()].into_iter().chain(self.parts.iter().map(String::as_str)).fold(
            "#".into(),
            |mut all, part| {
                all.push('/');
                all.push_str(part);
                all
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_the_route_that_wrote_it() {
        for screen in Screen::ALL {
            assert_eq!(Route::parse(&screen.address()), Route::of(screen));
            let route = Route::with_parts(screen, &["photo", "3"]);
            assert_eq!(Route::parse(&route.address()), route);
        }
    }

    #[test]
    fn what_is_open_over_a_lesion_or_the_photos_is_closed_to_them() {
        let below = |address: &str| Route::parse(address).below().address();
        assert_eq!(below("#/lesions/lesion/01/photo/02"), "#/lesions/lesion/01");
        assert_eq!(below("#/lesions/lesion/01"), "#/lesions/lesion/01");
        assert_eq!(below("#/read/photo/3"), "#/read");
    }

    #[test]
    fn an_unknown_address_is_the_first_screen() {
        for fragment in ["", "#", "#/", "#results", "#/unknown/3", "#//"] {
            assert_eq!(Route::parse(fragment), Route::of(Screen::Read), "{fragment}");
        }
    }
}
