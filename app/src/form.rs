//! What was typed into a form, and what was wrong with it.

use api::{ClientError, ErrorItem};

use crate::page::Visit;

/// Travels from a refused form to the same form shown again: nothing typed is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormState {
    /// Names and values in the order of the form; a name stands as often as it was chosen.
    pub typed: Vec<(String, String)>,
    /// In the order of the form.
    pub errors: Vec<ErrorItem>,
}

impl FormState {
    /// What was typed into a field, empty when nothing was.
    pub fn value(&self, name: &str) -> &str {
        self.typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Whether this value of a radio button or checkbox was chosen.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.typed.iter().any(|(field, typed)| field == name && typed == value)
    }

    /// The first error of a field.
    pub fn error(&self, name: &str) -> Option<&ErrorItem> {
        self.errors.iter().find(|error| error.field.as_deref() == Some(name))
    }

    /// What the hidden field `sending` holds: as it was sent, or of the visit that shows the form first.
    pub fn sending<'f>(&'f self, visit: &'f Visit) -> &'f str {
        match self.value("sending") {
            "" => &visit.sending,
            sent => sent,
        }
    }
}

/// Status and errors of a form that is shown again: what is wrong in it (422), or that nothing was saved since nobody
/// answers. Another refusal is no matter of the form.
pub fn faults(error: ClientError) -> Result<(u16, Vec<ErrorItem>), ClientError> {
    match error {
        ClientError::Refused { status: 422, errors } => Ok((422, errors)),
        error if error.status() >= 500 => Ok((error.status(), vec![ErrorItem::new("unavailable", "")])),
        error => Err(error),
    }
}
