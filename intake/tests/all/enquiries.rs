//! Whatever else people send.

use forms::Member;
use intake::store::enquiries::{self, EnquiryError, EnquiryState, Kind};
use serde_json::json;

use crate::support::{Bench, read};

#[test]
fn an_enquiry_waits_once_it_is_confirmed_and_is_settled_once() {
    let bench = Bench::new();
    let member = Member { name: "Zoé".to_owned(), email: "zoe@example.org".to_owned(), ..Member::default() };
    let data = json!({ "message": "Reste-t-il une place ?", "household": 3 });
    let own = data.clone();
    let id = bench
        .store
        .write_blocking(move |change| enquiries::receive(change, Kind::WaitingList, "/amap/rives/", &member, &own))
        .unwrap();
    assert!(read(&bench.store, enquiries::counts).is_empty(), "nothing counts before it is confirmed");
    bench.store.write_blocking(move |change| enquiries::confirm(change, id)).unwrap();
    assert_eq!(read(&bench.store, enquiries::counts), [(Kind::WaitingList, "/amap/rives/".to_owned(), 1)]);
    let waiting = read(&bench.store, |view| enquiries::waiting(view, Kind::WaitingList, "/amap/rives/"));
    assert_eq!((waiting.len(), &waiting[0].data, waiting[0].state), (1, &data, EnquiryState::Waiting));
    assert!(read(&bench.store, |view| enquiries::waiting(view, Kind::Join, "/amap/rives/")).is_empty());
    bench.store.write_blocking(move |change| enquiries::settle(change, id, true)).unwrap();
    let twice = bench.store.write_blocking(move |change| enquiries::settle(change, id, false));
    assert_eq!(twice, Err(EnquiryError::State(EnquiryState::Done)));
    assert!(read(&bench.store, enquiries::counts).is_empty());
}
