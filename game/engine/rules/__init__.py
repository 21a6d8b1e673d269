"""The rules, one subject a module: people, work, money, risks, decisions, trust."""
