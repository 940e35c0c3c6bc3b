//! Files of lists, wherever one can be chosen.

use crate::exchange::table::Listed;
use crate::platform::lists;
use crate::words;

/// What can be chosen where a table is read.
pub(crate) const TABLES: &str = ".csv,.tsv,.txt,.xlsx,text/csv,text/plain,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What can be chosen where pupils are added: common transfer files as well.
pub(crate) const LISTS: &str = ".csv,.tsv,.txt,.xlsx,.xml,text/csv,text/plain,text/xml,application/xml,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Reads a file of a list, or says why it cannot.
pub(crate) async fn read_list(file: &web_sys::File) -> Result<Listed, String> {
    match lists::read(file).await {
        Ok(read) => read.map_err(|why| why.to_string()),
        Err(fault) => Err(words::fault(&fault)),
    }
}
