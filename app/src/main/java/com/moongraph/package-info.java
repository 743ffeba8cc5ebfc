/** Moongraph's users, folders and documents. Every query is written on generated classes. */
package com.moongraph;
