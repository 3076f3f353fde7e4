//! Keeps the figures that the site shows: written once something of them changed.

use std::sync::Arc;
use std::time::Duration;

use evidence::VerifierKey;

use crate::server::{Server, records};
use crate::settings::Settings;

/// What is called when the site is to be built anew.
pub type Told = Box<dyn Fn() + Send + Sync>;

/// How long one waits for more to change: a member who signs, and the next one.
const PATIENCE: Duration = Duration::from_millis(20);

/// Writes the figures now, and whenever they change.
pub(super) async fn keep(server: Arc<Server>, settings: Arc<Settings>, key: Option<VerifierKey>, told: Told) {
    let mut changes = server.store.site_changes();
    loop {
        changes.mark_unchanged();
        let (store, path, key) = (server.store.clone(), settings.records(), key.clone());
        let written = tokio::task::spawn_blocking(move || {
            let records = records::read(&store, key.as_ref()).map_err(|error| error.to_string())?;
            records::write(&records, &path).map_err(|error| error.to_string())
        });
        match written.await {
            Ok(Ok(true)) => told(),
            Ok(Ok(false)) => {}
            Ok(Err(cause)) => tracing::error!(cause, "the figures of the site cannot be written"),
            // The runtime ends.
            Err(_) => return,
        }
        if changes.changed().await.is_err() {
            return;
        }
        tokio::time::sleep(PATIENCE).await;
    }
}
