//! The routes of the API, each with its rule: there is no way to add one without saying who may use it.

use api::permissions::Action;
use axum::Router;
use axum::extract::DefaultBodyLimit;
pub use axum::http::Method;
use axum::routing::MethodRouter;

use crate::{AppState, web};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody, or whoever brings the secret that its path or header names.
    Open,
    /// Whoever is signed in and may do this; the noun asks [`Actor`](crate::permissions::Actor).
    Guarded(Action),
}

/// One method of one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub method: Method,
    /// Without `/api/v1`.
    pub path: &'static str,
    pub access: Access,
}

/// Routes with their rules.
#[derive(Default)]
pub struct Routes {
    pub router: Router<AppState>,
    pub rules: Vec<Rule>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    /// For everybody.
    pub fn open(self, path: &'static str, methods: &[Method], route: MethodRouter<AppState>) -> Self {
        let rules = methods.iter().map(|method| Rule { method: method.clone(), path, access: Access::Open });
        let rules = self.rules.iter().cloned().chain(rules).collect();
        Self { router: self.router.route(path, route), rules }
    }

    /// For everybody who has a secret: nobody stores the answer.
    pub fn private(self, path: &'static str, methods: &[Method], route: MethodRouter<AppState>) -> Self {
        let Self { router, rules } = Self::new().open(path, methods, route);
        self.merge(Self { router: web::never_stored(router), rules })
    }

    /// For whoever is signed in; nobody stores the answer.
    pub fn guarded(self, path: &'static str, methods: &[(Method, Action)], route: MethodRouter<AppState>) -> Self {
        let rule = |(method, action): &(Method, Action)| Rule {
            method: method.clone(),
            path,
            access: Access::Guarded(*action),
        };
        let router = web::never_stored(Router::new().route(path, route));
        self.merge(Self { router, rules: methods.iter().map(rule).collect() })
    }

    /// No body may be longer.
    pub fn with_bodies_of(self, bytes: usize) -> Self {
        Self { router: self.router.layer(DefaultBodyLimit::max(bytes)), rules: self.rules }
    }

    pub fn merge(mut self, other: Self) -> Self {
        self.rules.extend(other.rules);
        Self { router: self.router.merge(other.router), rules: self.rules }
    }
}
