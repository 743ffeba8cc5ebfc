create schema if not exists helpers;
