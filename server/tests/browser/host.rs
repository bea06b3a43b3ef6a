//! Somebody else's page: a tiny static host on a port, and so an origin, of its own.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    thread,
};

/// Serves one page at every path, and gives its address.
pub(crate) fn host(page: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("a bound socket");
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let lines = BufReader::new(&stream).lines();
            lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                page.len()
            );
            // A reader who left needs no answer.
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(page.as_bytes())).ok();
        }
    });
    format!("http://{address}")
}
