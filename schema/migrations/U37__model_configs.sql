drop table model_configs;
