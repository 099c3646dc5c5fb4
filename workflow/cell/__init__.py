"""What every act stands on: the acting member, the cell and its house rules, the quarter, duties, notices."""
