//! The municipality that runs this installation, read once for the whole visit.

use std::fmt;
use std::pin::Pin;
use std::str::FromStr;

use api::Client;
use api::municipality::Municipality;
use leptos::prelude::*;
use leptos::server::codee::string::FromToStringCodec;

/// Travels from the server to the browser in the form in which the API gives it, so that one
/// reader of that form is enough.
#[derive(Clone)]
struct Known(Municipality);

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Known {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_slice(text.as_bytes()).map(Self)
    }
}

type Reading = Pin<Box<dyn Future<Output = Municipality> + Send>>;

#[derive(Clone, Copy)]
struct MunicipalityResource(OnceResource<Known, FromToStringCodec>);

/// Loads the municipality for everything below. A page does without it when it cannot be read:
/// the emergency numbers and the search must not depend on it.
pub fn provide_municipality() {
    let client = expect_context::<Client>();
    let resource = OnceResource::new_str(async move {
        Known(client.get_municipality().await.map(|answer| answer.municipality).unwrap_or_default())
    });
    provide_context(MunicipalityResource(resource));
}

impl MunicipalityResource {
    async fn get(self) -> Municipality {
        self.0.await.0
    }
}

/// A function that waits for the municipality: to be taken before an `async` block.
pub fn use_municipality() -> impl Fn() -> Reading + Copy + Send + Sync + 'static {
    let resource: MunicipalityResource = expect_context();
    move || Box::pin(resource.get())
}
