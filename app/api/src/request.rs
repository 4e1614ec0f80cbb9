//! What the client asks and what comes back, whatever carries it.

use serde::Serialize;

use crate::client::ClientError;

/// A request for one path of the API. No `Debug`: it may hold a secret.
#[derive(Clone)]
pub struct Request {
    pub method: Method,
    /// Query string included.
    pub path: String,
    pub body: Option<Vec<u8>>,
    /// Media type of the body.
    pub media_type: Option<String>,
    /// The secret behind `Authorization: Bearer`.
    pub bearer: Option<String>,
    pub precondition: Option<Precondition>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// What must hold for something to be written (RFC 9110, 13.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precondition {
    /// There is nothing yet: `If-None-Match: *`.
    Nothing,
    /// It is still this revision: `If-Match: "3"`.
    Revision(i64),
}

/// What came back, whole.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub body: Vec<u8>,
}

/// The request did not reach the server, or its answer did not reach us.
#[derive(Clone, Debug)]
pub struct TransportError(pub String);

impl Method {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl Request {
    pub fn of(method: Method, path: String) -> Self {
        Self { method, path, body: None, media_type: None, bearer: None, precondition: None }
    }

    pub fn with_bearer(self, secret: &str) -> Self {
        Self { bearer: Some(secret.to_owned()), ..self }
    }

    pub fn json(self, body: &impl Serialize) -> Result<Self, ClientError> {
        let body = serde_json::to_vec(body).map_err(|_| ClientError::Unreadable)?;
        Ok(Self { body: Some(body), media_type: Some("application/json".to_owned()), ..self })
    }

    /// Names and values of its headers: every transport sends these, and adds none of its own.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let kind = self.media_type.as_ref().map(|kind| ("content-type", kind.clone()));
        let bearer = self.bearer.as_ref().map(|secret| ("authorization", format!("Bearer {secret}")));
        let precondition = self.precondition.map(|precondition| match precondition {
            Precondition::Nothing => ("if-none-match", "*".to_owned()),
            Precondition::Revision(revision) => ("if-match", format!("\"{revision}\"")),
        });
        [kind, bearer, precondition].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_what_the_request_holds() {
        let read = Request::of(Method::Get, "/x".to_owned());
        assert!(read.headers().is_empty());
        let written = Request { precondition: Some(Precondition::Revision(3)), ..read.with_bearer("s") };
        let written = written.json(&[1]).unwrap_or_else(|_| panic!());
        let expected = [("content-type", "application/json"), ("authorization", "Bearer s"), ("if-match", "\"3\"")];
        assert_eq!(written.headers(), expected.map(|(name, value)| (name, value.to_owned())));
        let new = Request { precondition: Some(Precondition::Nothing), ..written };
        assert_eq!(new.headers()[2], ("if-none-match", "*".to_owned()));
    }
}
