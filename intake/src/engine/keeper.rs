//! Keeps what is published: the figures that the site shows, and the log's checkpoint and tiles, once something changed.

use std::sync::Arc;
use std::time::Duration;

use evidence::VerifierKey;

use crate::publication;
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
        let (store, key) = (server.store.clone(), key.clone());
        let (path, journal) = (settings.records(), settings.published());
        let written = tokio::task::spawn_blocking(move || {
            let records = records::read(&store, key.as_ref()).map_err(|error| error.to_string())?;
            let is_new = records::write(&records, &path).map_err(|error| error.to_string())?;
            publication::write(&store, &journal).map_err(|error| error.to_string())?;
            Ok::<_, String>(is_new)
        });
        match written.await {
            Ok(Ok(true)) => told(),
            Ok(Ok(false)) => {}
            Ok(Err(cause)) => tracing::error!(cause, "what is published cannot be written"),
            // The runtime ends.
            Err(_) => return,
        }
        if changes.changed().await.is_err() {
            return;
        }
        tokio::time::sleep(PATIENCE).await;
    }
}
