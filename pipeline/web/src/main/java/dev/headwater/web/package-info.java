/** The schema site. */
package dev.headwater.web;
