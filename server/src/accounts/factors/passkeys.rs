//! Passkeys (WebAuthn level 3): the ceremonies, as JSON for browsers and JSON to be kept.
//!
//! A passkey stands for two factors: the device, and the finger, face or PIN that it asks for (user verification is
//! required). It is discoverable, so that nobody types a name to sign in.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// What is sent to a browser and what is kept of it until it answers, both JSON.
pub struct Ceremony {
    /// `{"publicKey": {…}}`
    pub options: String,
    /// Holds the challenge: kept on the server, used once, and forgotten when it is older than the options say.
    pub state: String,
}

/// A ceremony that failed. Whoever tried learns nothing of why; the cause is for the log.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The address of this installation allows none.
    #[error("passkeys are off: {0}")]
    Off(&'static str),
    /// What came is no JSON of a credential, or what was kept is none of ours.
    #[error("not readable: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A wrong challenge, origin, key, person or signature, or a counter that went back.
    #[error("refused: {0}")]
    Refused(#[from] WebauthnError),
}

/// The ceremonies of one installation.
#[derive(Clone)]
pub struct Passkeys(Result<Webauthn, &'static str>);

impl Passkeys {
    /// `public_url`: the address that visitors use; its host is what passkeys belong to (RP id).
    pub fn new(public_url: &str) -> Self {
        Self(open(public_url))
    }

    /// Why nobody can use passkeys here, when it is so.
    pub fn why_off(&self) -> Option<&'static str> {
        self.0.as_ref().err().copied()
    }

    /// A person makes a passkey. `existing`: what [`Self::finish_registration`] gave for the others, of which none is
    /// made again on the same device.
    pub fn begin_registration(
        &self,
        person_id: Uuid,
        mail: &str,
        name: &str,
        existing: &[String],
    ) -> Result<Ceremony, PasskeyError> {
        let existing = existing.iter().map(|kept| Ok(read::<Passkey>(kept)?.cred_id().clone()));
        let existing: Vec<CredentialID> = existing.collect::<Result<_, PasskeyError>>()?;
        let (options, state) = self.webauthn()?.start_passkey_registration(person_id, mail, name, Some(existing))?;
        // The library leaves it to the device whether a passkey is found without a name.
        let mut options = serde_json::to_value(options)?;
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = "required".into();
        selection["requireResidentKey"] = true.into();
        Ok(Ceremony { options: write(&options)?, state: write(&state)? })
    }

    /// What is kept of the passkey (JSON, no secret). Its id must be kept by nobody else.
    pub fn finish_registration(&self, credential: &str, state: &str) -> Result<String, PasskeyError> {
        let (credential, state): (RegisterPublicKeyCredential, PasskeyRegistration) = (read(credential)?, read(state)?);
        write(&self.webauthn()?.finish_passkey_registration(&credential, &state)?)
    }

    /// Somebody signs in; who it is, the answer says.
    pub fn begin_sign_in(&self) -> Result<Ceremony, PasskeyError> {
        let (mut options, state) = self.webauthn()?.start_discoverable_authentication()?;
        // The browser asks at once, since a button was pressed, instead of waiting in a field for names.
        options.mediation = None;
        Ok(Ceremony { options: write(&options)?, state: write(&state)? })
    }

    /// Who claims to sign in, and the id of the passkey as in [`credential_id`]. Nothing is proven by it.
    pub fn identify(&self, credential: &str) -> Result<(Uuid, String), PasskeyError> {
        let credential: PublicKeyCredential = read(credential)?;
        let (person, _) = self.webauthn()?.identify_discoverable_authentication(&credential)?;
        Ok((person, URL_SAFE_NO_PAD.encode(&credential.raw_id)))
    }

    /// Whether it is them. `kept`: the passkey with the claimed id of the claimed person. What it returns must be kept
    /// instead, in the same transaction as the session: a counter that does not go forward tells of a copy.
    pub fn finish_sign_in(&self, credential: &str, state: &str, kept: &str) -> Result<String, PasskeyError> {
        let (credential, state): (PublicKeyCredential, DiscoverableAuthentication) = (read(credential)?, read(state)?);
        let mut kept: Passkey = read(kept)?;
        let key = DiscoverableKey::from(&kept);
        let result = self.webauthn()?.finish_discoverable_authentication_v2(&credential, state, &key)?;
        kept.update_credential(&result);
        write(&kept)
    }

    fn webauthn(&self) -> Result<&Webauthn, PasskeyError> {
        self.0.as_ref().map_err(|why| PasskeyError::Off(why))
    }
}

/// The id of a kept passkey: base64url, to find it by.
pub fn credential_id(kept: &str) -> Result<String, PasskeyError> {
    Ok(URL_SAFE_NO_PAD.encode(read::<Passkey>(kept)?.cred_id()))
}

fn open(public_url: &str) -> Result<Webauthn, &'static str> {
    let url = Url::parse(public_url).map_err(|_| "SASAE_PUBLIC_URL is no address")?;
    let host = url.domain().ok_or("browsers have none for IP addresses; give SASAE_PUBLIC_URL a name as its host")?;
    let is_local = host == "localhost" || host.ends_with(".localhost");
    if url.scheme() != "https" && !is_local {
        return Err("browsers have them only over https; SASAE_PUBLIC_URL begins with http");
    }
    let builder = WebauthnBuilder::new(host, &url).map(|builder| builder.rp_name("ささえ"));
    builder.and_then(WebauthnBuilder::build).map_err(|_| "SASAE_PUBLIC_URL has a host that passkeys cannot belong to")
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, PasskeyError> {
    Ok(serde_json::from_str(text)?)
}

fn write(value: &impl Serialize) -> Result<String, PasskeyError> {
    Ok(serde_json::to_string(value)?)
}

#[cfg(test)]
#[path = "passkeys_tests.rs"]
mod tests;
