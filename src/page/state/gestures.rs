//! Fingers, wheel and keys on a photo that is moved and zoomed.

use std::collections::BTreeMap;

use leptos::prelude::{LocalStorage, StoredValue, UpdateValue, WithValue};
use web_sys::{Element, PointerEvent};

/// Factor of one press of a zoom button or key.
pub const ZOOM_STEP: f64 = 1.5;

/// Pixels that an arrow key moves the photo.
const MOVE_PX: f64 = 48.0;

/// What fingers or a mouse have done since the last event. Points are in CSS pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// One pointer has moved to the right and down, in pixels.
    Moved(f64, f64),
    /// One of two fingers has moved.
    Pinched {
        /// The change of their distance.
        factor: f64,
        /// The turn of the line between them, in degrees.
        turn: f64,
        /// The middle between them before.
        from: (f64, f64),
        /// The middle between them now.
        to: (f64, f64),
    },
}

/// The pointers that are down on an element, with their position. A handle: copies share their state.
#[derive(Clone, Copy, Debug)]
pub struct Pointers(StoredValue<BTreeMap<i32, (f64, f64)>, LocalStorage>);

impl Pointers {
    /// No pointer.
    pub fn new() -> Pointers {
        Pointers(StoredValue::new_local(BTreeMap::new()))
    }

    /// Forgets all pointers.
    pub fn clear(self) {
        self.0.update_value(BTreeMap::clear);
    }

    /// Follows a pointer that went down on `element`, moved or went up. Returns what was done by a movement.
    pub fn follow(self, event: &PointerEvent, element: Option<&Element>) -> Option<Gesture> {
        let (id, at) = (event.pointer_id(), (f64::from(event.client_x()), f64::from(event.client_y())));
        match event.type_().as_str() {
            "pointerdown" => {
                if let Some(element) = element {
                    // Without capture, a finger that leaves the element ends the movement.
                    drop(element.set_pointer_capture(id));
                }
                self.put(id, at);
                None
            }
            "pointermove" => self.moved(id, at),
            _ => {
                self.0.update_value(|pointers| {
                    pointers.remove(&id);
                });
                None
            }
        }
    }

    fn moved(self, id: i32, at: (f64, f64)) -> Option<Gesture> {
        let (before, other) = self.0.with_value(|pointers| {
            let other = pointers.iter().find(|(other, _)| **other != id).map(|(_, position)| *position);
            Some((*pointers.get(&id)?, other))
        })?;
        self.put(id, at);
        let Some(other) = other else { return Some(Gesture::Moved(at.0 - before.0, at.1 - before.1)) };
        let distance = |from: (f64, f64)| (from.0 - other.0).hypot(from.1 - other.1).max(1.0);
        let middle = |from: (f64, f64)| ((from.0 + other.0) / 2.0, (from.1 + other.1) / 2.0);
        let angle = |from: (f64, f64)| (from.1 - other.1).atan2(from.0 - other.0).to_degrees();
        Some(Gesture::Pinched {
            factor: distance(at) / distance(before),
            turn: angle(at) - angle(before),
            from: middle(before),
            to: middle(at),
        })
    }

    fn put(self, id: i32, at: (f64, f64)) {
        self.0.update_value(|pointers| {
            pointers.insert(id, at);
        });
    }
}

/// The factor by which a turn of the wheel zooms.
pub fn wheel_factor(delta: f64) -> f64 {
    (-delta * 0.0015).exp()
}

/// How far an arrow key moves the photo to the right and down, in pixels; none for another key.
pub fn arrow(key: &str) -> Option<(f64, f64)> {
    match key {
        "ArrowLeft" => Some((MOVE_PX, 0.0)),
        "ArrowRight" => Some((-MOVE_PX, 0.0)),
        "ArrowUp" => Some((0.0, MOVE_PX)),
        "ArrowDown" => Some((0.0, -MOVE_PX)),
        _ => None,
    }
}
