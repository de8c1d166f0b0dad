//! Keys, wheel and fingers on the photo in large.

use leptos::prelude::{GetUntracked, SetValue, UpdateValue, WithValue};
use web_sys::PointerEvent;

use crate::page::state::photo_viewer::PhotoViewer;

/// Pixels that an arrow key moves the photo.
const MOVE_PX: f64 = 48.0;

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
            "ArrowLeft" => self.move_by(MOVE_PX, 0.0),
            "ArrowRight" => self.move_by(-MOVE_PX, 0.0),
            "ArrowUp" => self.move_by(0.0, MOVE_PX),
            "ArrowDown" => self.move_by(0.0, -MOVE_PX),
            _ => return false,
        }
        true
    }

    /// The wheel was turned over a point of the window.
    pub fn on_wheel(self, delta: f64, client: (f64, f64)) {
        self.zoom_by((-delta * 0.0015).exp(), self.in_frame(client));
    }

    /// A pointer went down, moved or went up.
    pub fn on_pointer(self, event: &PointerEvent) {
        let id = event.pointer_id();
        let at = self.in_frame((f64::from(event.client_x()), f64::from(event.client_y())));
        match event.type_().as_str() {
            "pointerdown" => {
                if let Some(frame) = self.frame.get_untracked() {
                    // Without capture, a finger that leaves the frame ends the movement.
                    drop(frame.set_pointer_capture(id));
                }
                self.pointers.update_value(|pointers| {
                    pointers.insert(id, at);
                });
                self.twist.set_value(Twist { start: self.zoom.get_untracked().turn, sum: 0.0 });
            }
            "pointermove" => self.on_moved(id, at),
            _ => self.pointers.update_value(|pointers| {
                pointers.remove(&id);
            }),
        }
    }

    fn on_moved(self, id: i32, at: (f64, f64)) {
        let others = self.pointers.with_value(|pointers| {
            let before = *pointers.get(&id)?;
            let other = pointers.iter().find(|(other, _)| **other != id).map(|(_, position)| *position);
            Some((before, other))
        });
        let Some((before, other)) = others else { return };
        self.pointers.update_value(|pointers| {
            pointers.insert(id, at);
        });
        match other {
            None => self.move_by(at.0 - before.0, at.1 - before.1),
            Some(other) => {
                let distance = |from: (f64, f64)| (from.0 - other.0).hypot(from.1 - other.1).max(1.0);
                let middle = |from: (f64, f64)| ((from.0 + other.0) / 2.0, (from.1 + other.1) / 2.0);
                let (from, to) = (middle(before), middle(at));
                let angle = |from: (f64, f64)| (from.1 - other.1).atan2(from.0 - other.0).to_degrees();
                self.twist(angle(at) - angle(before), from);
                self.zoom_by(distance(at) / distance(before), from);
                self.move_by(to.0 - from.0, to.1 - from.1);
            }
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
            self.turn_about(start + sum - TWIST_BEGINS.copysign(sum), about);
        }
    }

    fn in_frame(self, client: (f64, f64)) -> (f64, f64) {
        let corner = self.frame.get_untracked().map(|frame| frame.get_bounding_client_rect());
        corner.map_or(client, |corner| (client.0 - corner.left(), client.1 - corner.top()))
    }
}
