/** The provider that runs any image which follows the contract of the official one. */
package dev.headwater.database.container;
