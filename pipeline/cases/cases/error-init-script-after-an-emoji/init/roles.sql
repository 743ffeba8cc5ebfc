comment on database postgres is '🚀🚀🚀' nonsense;
