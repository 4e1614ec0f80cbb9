//! QR codes as SVG.

use qrcodegen::{QrCode, QrCodeEcc};

/// Black on white in every theme, with its quiet zone; hidden from those who are read to, so that what it holds must
/// stand beside it. Empty for a text that is too long for a code (about 2,300 bytes).
pub fn svg(text: &str) -> String {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return String::new() };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if code.get_module(x, y) {
                path.push_str(&format!("M{} {}h1v1h-1z", x + 4, y + 4));
            }
        }
    }
    let side = size + 8;
    format!(
        "<svg viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">\
         <path d=\"M0 0h{side}v{side}H0z\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}
