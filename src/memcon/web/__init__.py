"""The desk: a store in the browser. It draws what the reader, the store and the comparison compute."""
