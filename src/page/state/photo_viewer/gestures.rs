//! Keys, wheel and fingers on the photo in large.

use leptos::prelude::{GetUntracked, SetValue, UpdateValue};
use web_sys::PointerEvent;

use crate::page::state::gestures::{Gesture, arrow, wheel_factor};
use crate::page::state::photo_viewer::PhotoViewer;
use crate::page::zoom::snapped_turn;

/// Degrees of one press of a turn key with Shift.
const TURN_STEP: f64 = 5.0;

/// Degrees that two fingers turn before the photo turns with them.
const TWIST_BEGINS: f64 = 8.0;

/// How far two fingers have turned since they are down, in degrees.
#[derive(Clone, Copy, Debug)]
pub struct Twist {
    /// The turn of the photo when they went down.
    pub start: f64,
    /// The turn since then.
    pub sum: f64,
}

impl PhotoViewer {
    /// A key of the keyboard; whether it has an effect.
    pub fn on_key(self, key: &str) -> bool {
        match key {
            "+" | "=" => self.step(true),
            "-" => self.step(false),
            "0" => self.reset(),
            "[" => self.quarter_turn(false),
            "]" => self.quarter_turn(true),
            "{" => self.turn_to(self.zoom.get_untracked().turn - TURN_STEP),
            "}" => self.turn_to(self.zoom.get_untracked().turn + TURN_STEP),
            _ => match arrow(key) {
                Some((right, down)) => self.move_by(right, down),
                None => return false,
            },
        }
        true
    }

    /// The wheel was turned over a point of the window.
    pub fn on_wheel(self, delta: f64, client: (f64, f64)) {
        self.zoom_by(wheel_factor(delta), self.in_frame(client));
    }

    /// A pointer went down, moved or went up.
    pub fn on_pointer(self, event: &PointerEvent) {
        if event.type_() == "pointerdown" {
            self.twist.set_value(Twist { start: self.zoom.get_untracked().turn, sum: 0.0 });
        }
        let frame = self.frame.get_untracked();
        match self.pointers.follow(event, frame.as_deref().map(AsRef::as_ref)) {
            Some(Gesture::Moved(right, down)) => self.move_by(right, down),
            Some(Gesture::Pinched { factor, turn, from, to }) => {
                let about = self.in_frame(from);
                self.twist(turn, about);
                self.zoom_by(factor, about);
                self.move_by(to.0 - from.0, to.1 - from.1);
            }
            None => {}
        }
    }

    /// Two fingers were turned by so many degrees about a point. Fingers that zoom turn a little as well, so that the
    /// photo turns only after [`TWIST_BEGINS`].
    fn twist(self, by: f64, about: (f64, f64)) {
        let by = (by + 180.0).rem_euclid(360.0) - 180.0;
        let twist = self.twist.try_update_value(|twist| {
            twist.sum += by;
            *twist
        });
        let Some(Twist { start, sum }) = twist else { return };
        if sum.abs() > TWIST_BEGINS {
            self.turn_about(snapped_turn(start + sum - TWIST_BEGINS.copysign(sum)), about);
        }
    }

    fn in_frame(self, client: (f64, f64)) -> (f64, f64) {
        let corner = self.frame.get_untracked().map(|frame| frame.get_bounding_client_rect());
        corner.map_or(client, |corner| (client.0 - corner.left(), client.1 - corner.top()))
    }
}
