"""The rules of the pack, one module each, and the policies made of them."""
