//! The download of the model, and the search for a WebGPU adapter.

use crate::page::engine::workers::Slot;
use crate::page::engine::{Effect, State, limits};
use crate::page::text::app::{MODEL_STALLED, NO_WEBGPU};
use crate::page::text::message::Message;
use crate::protocol::Ticket;

/// The model.
#[derive(Debug, Default)]
pub enum Model {
    /// The page was not started yet.
    #[default]
    Absent,
    /// The download is in progress.
    Fetching { download: Ticket, timer: Ticket, retries: usize },
    /// The next attempt follows when the timer expires.
    Paused { timer: Ticket, retries: usize },
    /// The page has the model.
    Fetched,
    /// The model cannot be downloaded; the reason.
    Failed(Message),
}

/// Whether the browser has a WebGPU adapter.
#[derive(Debug, Default)]
pub enum Adapter {
    /// It was not asked yet.
    #[default]
    Unknown,
    /// It was asked.
    Asked { request: Ticket, timer: Ticket, is_second: bool },
    /// It had none, and is asked again when the timer expires.
    Paused { timer: Ticket },
    /// It has one.
    Found,
    /// It has none, or does not answer.
    Missing,
}

impl State {
    pub(super) fn start(&mut self) {
        match self.model {
            Model::Absent | Model::Failed(_) => {}
            Model::Fetched if self.is_dead() => {
                (self.cpu, self.gpu, self.adapter) = (Slot::default(), Slot::default(), Adapter::default());
                (self.gpu_is_chosen, self.check_is_due) = (false, false);
            }
            _ => return,
        }
        self.fetch(0);
        self.unblock();
    }

    fn fetch(&mut self, retries: usize) {
        let download = self.ticket();
        self.effects.push(Effect::FetchModel(download));
        self.model = Model::Fetching { download, timer: self.timer(limits::MODEL_STALLED), retries };
    }

    pub(super) fn on_model_progress(&mut self, of: Ticket) {
        match self.model {
            Model::Fetching { download, retries, .. } if download == of => {
                self.model = Model::Fetching { download, timer: self.timer(limits::MODEL_STALLED), retries };
            }
            _ => {}
        }
    }

    pub(super) fn on_model_fetched(&mut self, of: Ticket) {
        if matches!(self.model, Model::Fetching { download, .. } if download == of) {
            self.model = Model::Fetched;
        }
    }

    pub(super) fn on_model_failed(&mut self, of: Ticket, reason: Message, is_temporary: bool) {
        if let Model::Fetching { download, retries, .. } = self.model
            && download == of
        {
            self.model = match limits::MODEL_RETRIES.get(retries) {
                Some(pause) if is_temporary => Model::Paused { timer: self.timer(*pause), retries: retries + 1 },
                _ => Model::Failed(reason),
            };
        }
    }

    pub(super) fn on_model_time_up(&mut self, up: Ticket) {
        match self.model {
            Model::Fetching { download, timer, .. } if timer == up => {
                self.on_model_failed(download, MODEL_STALLED.into(), true);
            }
            Model::Paused { timer, retries } if timer == up => self.fetch(retries),
            _ => {}
        }
    }

    /// Asks for an adapter once a worker on the CPU was ready or has failed: until then, the CPU has the connection for
    /// itself.
    pub(super) fn find_adapter(&mut self) {
        if matches!(self.adapter, Adapter::Unknown) && (self.cpu.was_ready || self.cpu.is_given_up()) {
            self.ask_for_adapter(false);
        }
    }

    fn ask_for_adapter(&mut self, is_second: bool) {
        let request = self.ticket();
        self.effects.push(Effect::FindAdapter(request));
        self.adapter = Adapter::Asked { request, timer: self.timer(limits::ADAPTER), is_second };
    }

    pub(super) fn on_adapter(&mut self, of: Ticket, is_there: bool) {
        match self.adapter {
            Adapter::Asked { request, is_second, .. } if request == of => {
                self.adapter = match (is_there, is_second) {
                    (true, _) => Adapter::Found,
                    (false, false) => Adapter::Paused { timer: self.timer(limits::ADAPTER_RETRY) },
                    (false, true) => Adapter::Missing,
                };
                self.note_missing_gpu();
            }
            _ => {}
        }
    }

    pub(super) fn on_adapter_time_up(&mut self, up: Ticket) {
        match self.adapter {
            Adapter::Asked { timer, .. } if timer == up => {
                self.adapter = Adapter::Missing;
                self.note_missing_gpu();
            }
            Adapter::Paused { timer } if timer == up => self.ask_for_adapter(true),
            _ => {}
        }
    }

    /// WebGPU that the user wants and the browser does not have is named.
    fn note_missing_gpu(&mut self) {
        if self.gpu_is_preferred && matches!(self.adapter, Adapter::Missing) {
            self.gpu.note = Some(NO_WEBGPU.into());
        }
    }

    /// Whether the page has the model and no worker can use it.
    pub(super) fn is_dead(&self) -> bool {
        let has_gpu = !matches!(self.adapter, Adapter::Missing) && !self.gpu.is_given_up();
        matches!(self.model, Model::Fetched) && self.cpu.is_given_up() && !has_gpu
    }
}
