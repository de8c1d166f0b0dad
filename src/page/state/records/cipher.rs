//! AES-256-GCM by the browser.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey, SubtleCrypto};

use crate::page::state::records::failure::Failure;
use naevus_records::key::Key;
use naevus_records::seal::{NONCE_BYTES, OVERHEAD_BYTES, TAG_BYTES};

const ALGORITHM: &str = "AES-GCM";

/// A key of AES-256-GCM that the browser does not export.
#[derive(Clone, Debug)]
pub struct Cipher(CryptoKey);

impl Cipher {
    /// The cipher with this key.
    pub async fn with_key(key: &Key) -> Result<Cipher, Failure> {
        let bytes = Uint8Array::from(key.bytes().as_slice());
        let imported = subtle()?.import_key_with_str("raw", &bytes, ALGORITHM, false, &usages())?;
        let key = JsFuture::from(imported).await?;
        bytes.fill(0, 0, bytes.length());
        Ok(Cipher(key.unchecked_into()))
    }

    /// The cipher with a key that the browser has stored; none if `value` is no such key.
    pub fn with_stored_key(value: JsValue) -> Option<Cipher> {
        value.dyn_into().ok().map(Cipher)
    }

    /// The cipher with a new random key.
    pub async fn new() -> Result<Cipher, Failure> {
        let algorithm = Object::new();
        Reflect::set(&algorithm, &"name".into(), &ALGORITHM.into())?;
        Reflect::set(&algorithm, &"length".into(), &256.into())?;
        let generated = subtle()?.generate_key_with_object(&algorithm, false, &usages())?;
        Ok(Cipher(JsFuture::from(generated).await?.unchecked_into()))
    }

    /// The key, for the storage of the browser.
    pub fn key(&self) -> &CryptoKey {
        &self.0
    }

    /// The sealed value of `value`, an `ArrayBuffer` or a view of one: a random nonce, the ciphertext and the tag.
    pub async fn seal(&self, associated_data: &[u8], value: &Object) -> Result<Uint8Array, Failure> {
        let nonce = Uint8Array::from(random::<NONCE_BYTES>()?.as_slice());
        let parameters = parameters(&nonce, associated_data);
        let encrypted = subtle()?.encrypt_with_object_and_buffer_source(&parameters, &self.0, value)?;
        let ciphertext = Uint8Array::new(&JsFuture::from(encrypted).await?);
        let sealed = Uint8Array::new_with_length(NONCE_BYTES as u32 + ciphertext.length());
        sealed.set(&nonce, 0);
        sealed.set(&ciphertext, NONCE_BYTES as u32);
        Ok(sealed)
    }

    /// The value of a sealed value.
    ///
    /// # Errors
    ///
    /// [`Failure::Damaged`] for another key, other associated data, or changed bytes.
    pub async fn open(&self, associated_data: &[u8], sealed: &Uint8Array) -> Result<ArrayBuffer, Failure> {
        if sealed.length() < OVERHEAD_BYTES as u32 {
            return Err(Failure::Damaged);
        }
        let nonce = sealed.subarray(0, NONCE_BYTES as u32);
        let ciphertext = sealed.subarray(NONCE_BYTES as u32, sealed.length());
        let parameters = parameters(&nonce, associated_data);
        let decrypted = subtle()?.decrypt_with_object_and_buffer_source(&parameters, &self.0, &ciphertext)?;
        Ok(JsFuture::from(decrypted).await?.unchecked_into())
    }
}

/// Random bytes of the browser.
///
/// # Errors
///
/// [`Failure::NeedsHttps`] if it gives none.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    let crypto = window().crypto().map_err(|_| Failure::NeedsHttps)?;
    crypto.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

fn parameters(nonce: &Uint8Array, associated_data: &[u8]) -> AesGcmParams {
    let parameters = AesGcmParams::new_with_u8_array(ALGORITHM, nonce);
    parameters.set_additional_data_u8_array(&Uint8Array::from(associated_data));
    parameters.set_tag_length(8 * TAG_BYTES as u8);
    parameters
}

fn usages() -> Array {
    Array::of2(&"encrypt".into(), &"decrypt".into())
}

fn subtle() -> Result<SubtleCrypto, Failure> {
    let crypto = window().crypto().map_err(|_| Failure::NeedsHttps)?;
    // Undefined for a page that was not loaded over https, although web-sys has it as always there.
    let subtle = crypto.subtle();
    if subtle.is_undefined() { Err(Failure::NeedsHttps) } else { Ok(subtle) }
}
