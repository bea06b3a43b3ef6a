//! Somebody else's page: a tiny static host on a port, and so an origin, of its own.

use flate2::{Compression, write::GzEncoder};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    thread,
};

/// Serves one page at every path, and gives its address.
pub(crate) fn host(page: String) -> String {
    hosting(vec![(String::new(), page)])
}

/// The same for a page that shares its group of windows with no other, as ours do: a browser that comes to it changes processes.
pub(crate) fn host_apart(page: String) -> String {
    answering(vec![(String::new(), page)], "cross-origin-opener-policy: same-origin\r\n")
}

/// Serves each page at its path, the last of them everywhere else, and gives the address of all.
pub(crate) fn hosting(pages: Vec<(String, String)>) -> String {
    answering(pages, "")
}

fn answering(pages: Vec<(String, String)>, headers: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("a bound socket");
    let packed = |page: String| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(page.as_bytes()).and_then(|()| packed.finish()).expect("memory takes all")
    };
    let pages: Vec<(String, Vec<u8>)> = pages.into_iter().map(|(path, page)| (path, packed(page))).collect();
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
            let path = lines.next().unwrap_or_default().split(' ').nth(1).unwrap_or_default().to_owned();
            lines.for_each(drop);
            let page = pages.iter().find(|(own, _)| *own == path).or(pages.last());
            let body = page.map_or(&[][..], |(_, body)| body);
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-encoding: gzip\r\n\
                 {headers}content-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            // A reader who left needs no answer.
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)).ok();
        }
    });
    format!("http://{address}")
}
