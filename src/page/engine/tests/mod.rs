//! Tests of the engine: tables of event sequences, and random orders of events.

mod faults;
mod list;
mod order;
mod random;
mod world;
